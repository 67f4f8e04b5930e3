package io.teamclaw.adminui.keys.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.ValueProvider;
import io.teamclaw.adminui.keys.KeyEntry;
import io.teamclaw.adminui.keys.ProviderSection;
import io.teamclaw.adminui.layout.ui.ViewerZone;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.usage.Numbers;
import java.util.Optional;

/** A provider's keys with what they were used for. */
final class KeyGrid extends Grid<KeyEntry> {
    private static final long serialVersionUID = 1L;

    KeyGrid(ProviderSection section, KeyActions actions) {
        addComponentColumn(KeyGrid::name)
                .setHeader(Texts.text("keys.column.key"))
                .setKey("key")
                .setAutoWidth(true)
                .setFlexGrow(1);
        addComponentColumn(KeyBadge::new)
                .setHeader(Texts.text("keys.column.state"))
                .setKey("state")
                .setAutoWidth(true);
        addComponentColumn(KeyGrid::added)
                .setHeader(Texts.text("keys.column.added"))
                .setKey("added")
                .setWidth("10rem");
        addColumn(key -> lastUsed(key))
                .setHeader(Texts.text("keys.column.last-used"))
                .setKey("used")
                .setWidth("8rem");
        number("keys.column.requests", key -> Numbers.format(key.use().lately().requests()));
        number("keys.column.tokens", key -> Numbers.format(key.use().lately().tokens().total()));
        number("keys.column.errors", key -> Numbers.format(key.use().lately().errors()));
        number("keys.column.weight", key -> Numbers.format(key.weight()));
        addComponentColumn(key -> new KeyMenu(key, section.provider().takesTokens(), actions))
                .setHeader(Texts.text("keys.column.actions"))
                .setKey("actions")
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("6rem")
                .setFlexGrow(0)
                .setFrozenToEnd(true);
        setItems(section.keys());
        setAllRowsVisible(true);
        setSelectionMode(SelectionMode.NONE);
        getElement().setAttribute("aria-label", Texts.text("keys.grid", section.provider().name()));
    }

    private void number(String header, ValueProvider<KeyEntry, String> value) {
        addColumn(value)
                .setHeader(Texts.text(header))
                .setKey(header)
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
    }

    private static Div name(KeyEntry key) {
        Span mask = new Span(key.masked());
        mask.addClassName("mono");
        Span id = new Span(key.keyId());
        id.addClassNames("mono", "secondary");
        Div second = new Div(mask, id);
        second.addClassName("key-mask");
        return key.label().isEmpty() ? twoLines(second) : twoLines(new Span(key.label()), second);
    }

    private static Div added(KeyEntry key) {
        Span when = new Span(key.addedAt().map(ViewerZone::format).orElse("–"));
        Optional<Span> who = key.addedBy().map(Span::new);
        who.ifPresent(each -> each.addClassName("secondary"));
        return who.map(each -> twoLines(when, each)).orElseGet(() -> twoLines(when));
    }

    private static String lastUsed(KeyEntry key) {
        return key.use()
                .lastUsedAt()
                .map(ViewerZone::format)
                .orElseGet(() -> Texts.text("keys.never-used"));
    }

    static Div twoLines(com.vaadin.flow.component.Component... lines) {
        Div cell = new Div(lines);
        cell.addClassName("key-lines");
        return cell;
    }
}
