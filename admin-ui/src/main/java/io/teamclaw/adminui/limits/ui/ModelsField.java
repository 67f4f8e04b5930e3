package io.teamclaw.adminui.limits.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import io.teamclaw.adminui.config.ui.ChipsField;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.config.provider.Provider;
import io.teamclaw.lifecycle.settings.Setting;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Providers as a whole, and single models of them. */
final class ModelsField extends Div {
    private static final long serialVersionUID = 1L;

    private final MultiSelectComboBox<String> field =
            new MultiSelectComboBox<>(Texts.text("config.settings.models"));

    /**
     * @param empty what applies while none is chosen
     */
    ModelsField(List<Provider> providers, Optional<Setting> seen, String help, String empty) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Provider provider : providers) {
            names.put(provider.id(), Texts.text("config.settings.models.whole", provider.name()));
        }
        for (Provider provider : providers) {
            provider.models()
                    .forEach(
                            model ->
                                    names.put(
                                            provider.id() + "/" + model.id(),
                                            model.name() + " · " + provider.name()));
        }
        Set<String> allowed = new LinkedHashSet<>(ChipsField.stored(seen));
        allowed.forEach(each -> names.putIfAbsent(each, each));
        field.setItems(names.keySet());
        field.setItemLabelGenerator(entry -> names.getOrDefault(entry, entry));
        field.setValue(allowed);
        field.setPlaceholder(empty);
        field.setHelperText(help);
        field.setId("models");
        field.setWidthFull();
        add(field);
    }

    Set<String> entries() {
        return field.getValue();
    }
}
