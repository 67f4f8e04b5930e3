package io.teamclaw.adminui.settings.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import io.teamclaw.adminui.config.JsonText;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.settings.Setting;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Flags that are typed in. */
final class BetaFlagsField extends Div {
    private static final long serialVersionUID = 1L;

    private final MultiSelectComboBox<String> field =
            new MultiSelectComboBox<>(Texts.text("config.settings.betas"));
    private final Set<String> items = new LinkedHashSet<>();

    BetaFlagsField(Optional<Setting> seen) {
        seen.ifPresent(
                setting ->
                        JsonText.stored(setting.json()).forEach(each -> items.add(each.asText())));
        field.setItems(items);
        field.setValue(items);
        field.setAllowCustomValue(true);
        field.setPlaceholder(Texts.text("config.settings.betas.all"));
        field.setHelperText(Texts.text("config.settings.betas.help"));
        field.setId("beta-flags");
        field.setWidthFull();
        field.addCustomValueSetListener(typed -> type(typed.getDetail().strip()));
        add(field);
    }

    List<String> flags() {
        return field.getValue().stream().toList();
    }

    private void type(String flag) {
        Set<String> value = new LinkedHashSet<>(field.getValue());
        value.add(flag);
        items.add(flag);
        field.setItems(items);
        field.setValue(value);
    }
}
