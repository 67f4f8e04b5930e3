package io.teamclaw.adminui.keys.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import io.teamclaw.adminui.keys.ProviderChoice;
import io.teamclaw.adminui.text.Texts;
import java.util.List;

/** Which provider is shown, what to know of the list, and the way to a new key. */
final class KeysToolbar extends Div {
    private static final long serialVersionUID = 1L;

    /**
     * @param wanted id of the provider that is shown; empty for all that have keys
     */
    KeysToolbar(List<ProviderChoice> providers, String wanted, Runnable add) {
        addClassName("keys-head");
        Paragraph hint = new Paragraph(Texts.text("keys.hint"));
        hint.addClassName("secondary");
        Div bar = new Div(filter(providers, wanted), new AddKeyButton(add));
        bar.addClassName("toolbar");
        add(bar, hint);
    }

    private static Select<ProviderChoice> filter(List<ProviderChoice> providers, String wanted) {
        Select<ProviderChoice> filter = new Select<>();
        filter.setLabel(Texts.text("keys.provider"));
        filter.setId("provider-filter");
        filter.setItems(providers);
        filter.setItemLabelGenerator(
                choice -> choice == null ? Texts.text("keys.provider.all") : choice.name());
        filter.setEmptySelectionAllowed(true);
        filter.setEmptySelectionCaption(Texts.text("keys.provider.all"));
        providers.stream()
                .filter(each -> each.id().equals(wanted))
                .findFirst()
                .ifPresent(filter::setValue);
        filter.addValueChangeListener(change -> show(change.getValue()));
        return filter;
    }

    private static void show(ProviderChoice provider) {
        UI.getCurrent()
                .navigate(
                        KeysView.class,
                        provider == null
                                ? QueryParameters.empty()
                                : QueryParameters.of(KeysView.PROVIDER, provider.id()));
    }
}
