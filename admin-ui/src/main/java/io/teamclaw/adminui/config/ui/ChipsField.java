package io.teamclaw.adminui.config.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import io.teamclaw.adminui.config.JsonText;
import io.teamclaw.lifecycle.settings.Setting;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Names that are typed in, each of them a chip then. */
public final class ChipsField extends Div {
    private static final long serialVersionUID = 1L;

    private final MultiSelectComboBox<String> field;
    private final Set<String> items = new LinkedHashSet<>();

    /**
     * @param placeholder what stands there while there is none
     * @param values to begin with
     * @param form makes what was typed the way it is kept
     */
    public ChipsField(
            String id,
            String label,
            String help,
            String placeholder,
            Collection<String> values,
            UnaryOperator<String> form) {
        items.addAll(values);
        field = new MultiSelectComboBox<>(label);
        field.setItems(items);
        field.setValue(items);
        field.setAllowCustomValue(true);
        field.setPlaceholder(placeholder);
        field.setHelperText(help);
        field.setId(id);
        field.setWidthFull();
        field.addCustomValueSetListener(typed -> type(form.apply(typed.getDetail().strip())));
        add(field);
    }

    /** The names in a setting's list; none where it is not set or no list. */
    public static List<String> stored(Optional<Setting> setting) {
        return setting.map(set -> JsonText.stored(set.json()).valueStream()).stream()
                .flatMap(names -> names.map(name -> name.asText()))
                .toList();
    }

    /** What there is now. */
    public List<String> names() {
        return field.getValue().stream().toList();
    }

    private void type(String name) {
        Set<String> value = new LinkedHashSet<>(field.getValue());
        value.add(name);
        items.add(name);
        field.setItems(items);
        field.setValue(value);
    }
}
