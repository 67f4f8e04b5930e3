package io.teamclaw.adminui.config.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import io.teamclaw.adminui.config.CommonSetting;
import io.teamclaw.adminui.config.ModelChoice;
import io.teamclaw.adminui.config.ScopeSettings;
import io.teamclaw.adminui.text.Texts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One common setting in a form: empty is what is inherited, which stands below it. */
final class CommonField extends Div {
    private static final long serialVersionUID = 1L;

    /** What is often denied; others can be typed. */
    private static final List<String> TOOLS =
            List.of("exec", "process", "browser", "web_search", "web_fetch", "cron", "message");

    private final CommonSetting setting;
    private final transient Optional<String> before;
    private final transient Supplier<Optional<String>> now;

    CommonField(CommonSetting setting, ScopeSettings seen, List<ModelChoice> models) {
        this.setting = setting;
        addClassName("common-field");
        before = setting.valueIn(seen.tier());
        Optional<String> inherited = setting.valueIn(seen.inherited().merged());
        String help =
                inherited
                        .map(value -> shown(value, models))
                        .map(value -> Texts.text("config.inherited", value))
                        .orElseGet(() -> Texts.text("config.inherited.default"));
        if (setting.kind() == CommonSetting.Kind.NAMES) {
            MultiSelectComboBox<String> field = names(help);
            now = () -> Optional.of(String.join(",", field.getValue())).filter(v -> !v.isEmpty());
            add(field);
        } else {
            ComboBox<String> field = single(models, help);
            now = () -> Optional.ofNullable(field.getValue());
            add(field);
        }
    }

    CommonSetting setting() {
        return setting;
    }

    Optional<String> value() {
        return now.get();
    }

    boolean isChanged() {
        return !before.equals(value());
    }

    private ComboBox<String> single(List<ModelChoice> models, String help) {
        ComboBox<String> field = new ComboBox<>(CommonTexts.label(setting));
        List<String> items = new ArrayList<>(items(models));
        before.filter(value -> !items.contains(value)).ifPresent(items::add);
        field.setItems(items);
        field.setItemLabelGenerator(value -> shown(value, models));
        field.setPlaceholder(Texts.text("config.inherit"));
        field.setHelperText(CommonTexts.help(setting) + " " + help);
        field.setClearButtonVisible(true);
        field.setId("common-" + setting.path().replace('.', '-'));
        before.ifPresent(field::setValue);
        return field;
    }

    private MultiSelectComboBox<String> names(String help) {
        MultiSelectComboBox<String> field = new MultiSelectComboBox<>(CommonTexts.label(setting));
        Set<String> own = new LinkedHashSet<>();
        before.stream().flatMap(value -> Stream.of(value.split(","))).forEach(own::add);
        Set<String> items = new LinkedHashSet<>(TOOLS);
        items.addAll(own);
        field.setItems(items);
        field.setValue(own);
        field.setAllowCustomValue(true);
        field.addCustomValueSetListener(
                typed -> {
                    String name = typed.getDetail().strip();
                    items.add(name);
                    Set<String> value = new LinkedHashSet<>(field.getValue());
                    value.add(name);
                    field.setItems(items);
                    field.setValue(value);
                });
        field.setHelperText(CommonTexts.help(setting) + " " + help);
        field.setId("common-" + setting.path().replace('.', '-'));
        return field;
    }

    private List<String> items(List<ModelChoice> models) {
        return switch (setting.kind()) {
            case MODEL -> models.stream().map(ModelChoice::reference).toList();
            case ZONE -> ZoneId.getAvailableZoneIds().stream().sorted().toList();
            case CHOICE, SWITCH, NAMES -> setting.choices();
        };
    }

    private String shown(String value, List<ModelChoice> models) {
        return models.stream()
                .filter(model -> model.reference().equals(value))
                .findFirst()
                .map(
                        model ->
                                model.hasKey()
                                        ? model.name()
                                        : Texts.text("config.model.no-key", model.name()))
                .orElseGet(() -> CommonTexts.value(setting, value));
    }
}
