package io.teamclaw.adminui.config.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import io.teamclaw.adminui.config.ScopeSettings;
import io.teamclaw.adminui.config.WakeUpEdit;
import io.teamclaw.adminui.config.WakeUpEntry;
import io.teamclaw.adminui.layout.ui.ViewerZone;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.config.names.WakeUpSettings;
import io.teamclaw.lifecycle.cron.CronFormatException;
import io.teamclaw.lifecycle.settings.Setting;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** When the workspaces of a scope are woken. */
final class WakeUpsPanel extends Div {
    private static final long serialVersionUID = 1L;

    private final transient WakeUpEdit service;
    private final transient ScopeSettings seen;
    private final transient Runnable reload;
    private final transient List<WakeUpEntry> entries = new ArrayList<>();
    private final UnorderedList list = new UnorderedList();
    private final TextField cron = new TextField(Texts.text("config.wake.cron"));
    private final ComboBox<String> zone = new ComboBox<>(Texts.text("config.wake.zone"));
    private final Saving outcome = new Saving();

    WakeUpsPanel(WakeUpEdit service, ScopeSettings seen, Runnable reload) {
        this.service = service;
        this.seen = seen;
        this.reload = reload;
        Optional<Setting> own = own();
        own.ifPresent(setting -> entries.addAll(service.entries(setting)));
        list.addClassName("wake-ups");
        cron.setPlaceholder("30 9 * * MON-FRI");
        cron.setHelperText(Texts.text("config.wake.cron.help"));
        List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        zone.setItems(zones);
        // UTC as an offset has the id Z, which is no name of a zone.
        zone.setValue(zones.contains(ViewerZone.get().getId()) ? ViewerZone.get().getId() : "UTC");
        Button add = new Button(Texts.text("config.wake.add"), click -> addEntry());
        add.setId("add-wake-up");
        Div fields = new Div(cron, zone, add);
        fields.addClassName("wake-fields");
        Button save = new Button(Texts.text("config.save"), click -> save(Optional.of(entries)));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setId("save-wake-ups");
        Div actions = new Div(save);
        actions.addClassName("actions");
        if (own.isPresent()) {
            Button reset = new Button(Texts.text("config.reset"), click -> save(Optional.empty()));
            reset.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
            reset.setId("reset-wake-ups");
            actions.add(reset);
        }
        Paragraph hint = new Paragraph(Texts.text("config.wake.hint"));
        hint.addClassName("secondary");
        add(hint, list, fields, new SetBy(own), outcome, actions);
        showEntries();
    }

    private Optional<Setting> own() {
        return seen.find(WakeUpSettings.OWN);
    }

    private void addEntry() {
        try {
            entries.add(
                    service.entry(
                            cron.getValue(), Optional.ofNullable(zone.getValue()).orElse("")));
            cron.clear();
            cron.setInvalid(false);
            showEntries();
        } catch (CronFormatException wrong) {
            cron.setErrorMessage(wrong.getMessage());
            cron.setInvalid(true);
            cron.focus();
        }
    }

    private void showEntries() {
        list.removeAll();
        if (entries.isEmpty()) {
            list.add(new ListItem(Texts.text("config.wake.none")));
        }
        for (WakeUpEntry entry : entries) {
            Span what = new Span(entry.cron() + " · " + entry.timeZone());
            what.addClassName("mono");
            Span next =
                    new Span(
                            Texts.text(
                                    "config.wake.next",
                                    entry.next().stream()
                                            .map(ViewerZone::format)
                                            .collect(Collectors.joining(" · "))));
            next.addClassName("secondary");
            Button remove =
                    new Button(
                            Texts.text("config.wake.remove"),
                            click -> {
                                entries.remove(entry);
                                showEntries();
                            });
            remove.addThemeVariants(ButtonVariant.TERTIARY);
            remove.setAriaLabel(Texts.text("config.wake.remove.label", entry.cron()));
            list.add(new ListItem(what, next, remove));
        }
    }

    private void save(Optional<List<WakeUpEntry>> wanted) {
        outcome.show(
                service.save(seen.scope(), own(), wanted), Texts.text("config.wake.what"), reload);
    }
}
