package io.teamclaw.adminui.settings.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import io.teamclaw.adminui.config.JsonText;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.settings.Setting;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Domains, each typed and then a chip. */
final class DomainsField extends Div {
    private static final long serialVersionUID = 1L;

    private final MultiSelectComboBox<String> field =
            new MultiSelectComboBox<>(Texts.text("config.settings.domains"));
    private final Set<String> items = new LinkedHashSet<>();

    DomainsField(Optional<Setting> seen, Set<String> defaults) {
        seen.ifPresentOrElse(
                setting ->
                        JsonText.stored(setting.json()).forEach(each -> items.add(each.asText())),
                () -> items.addAll(defaults));
        field.setItems(items);
        field.setValue(items);
        field.setAllowCustomValue(true);
        field.setPlaceholder("example.com");
        field.setHelperText(Texts.text("config.settings.domains.help"));
        field.setId("domains");
        field.setWidthFull();
        field.addCustomValueSetListener(typed -> type(typed.getDetail()));
        add(field);
    }

    List<String> domains() {
        return field.getValue().stream().toList();
    }

    private void type(String text) {
        String domain = text.strip().toLowerCase(Locale.ROOT);
        Set<String> value = new LinkedHashSet<>(field.getValue());
        value.add(domain);
        items.add(domain);
        field.setItems(items);
        field.setValue(value);
    }
}
