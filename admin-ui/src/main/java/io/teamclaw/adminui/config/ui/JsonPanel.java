package io.teamclaw.adminui.config.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.TextArea;
import io.teamclaw.adminui.config.ConfigEditor;
import io.teamclaw.adminui.config.JsonText;
import io.teamclaw.adminui.config.ScopeSettings;
import io.teamclaw.adminui.layout.ui.Confirm;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.config.openclaw.LockedSettings;
import io.teamclaw.lifecycle.settings.Setting;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Everything that OpenClaw can be set to, as JSON, one top-level key at a time. */
final class JsonPanel extends Div {
    private static final long serialVersionUID = 1L;

    private final transient ConfigEditor editor;
    private final transient ScopeSettings seen;
    private final transient Consumer<String> reload;
    private final ComboBox<String> key = new ComboBox<>(Texts.text("config.json.key"));
    private final TextArea text = new TextArea();
    private final Div around = new Div();
    private final Saving outcome = new Saving();
    private final Button reset = new Button(Texts.text("config.reset"), click -> confirmReset());

    /**
     * @param wanted the key to begin with
     * @param reload shows what stands now of a key
     */
    JsonPanel(ConfigEditor editor, ScopeSettings seen, String wanted, Consumer<String> reload) {
        this.editor = editor;
        this.seen = seen;
        this.reload = reload;
        Set<String> keys = new TreeSet<>(editor.topLevelKeys());
        seen.tier().fieldNames().forEachRemaining(keys::add);
        key.setItems(keys);
        key.setItemLabelGenerator(
                name -> seen.tier().has(name) ? Texts.text("config.json.set", name) : name);
        key.setAllowCustomValue(true);
        key.addCustomValueSetListener(typed -> key.setValue(typed.getDetail().strip()));
        key.setHelperText(
                Texts.text(
                        "config.json.locked",
                        String.join(", ", new TreeSet<>(LockedSettings.WHOLE))));
        key.addValueChangeListener(change -> show());
        text.addClassNames("mono", "json");
        text.setId("json");
        Button save = new Button(Texts.text("config.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setId("save-json");
        Button format = new Button(Texts.text("config.json.format"), click -> format());
        format.setId("format-json");
        reset.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        reset.setId("reset-json");
        Div actions = new Div(save, format, reset);
        actions.addClassName("actions");
        add(key, text, outcome, actions, around);
        key.setValue(keys.contains(wanted) ? wanted : "agents");
    }

    private void show() {
        String name = name();
        Optional<Setting> own = seen.find("openclaw/" + name);
        text.setLabel(Texts.text("config.json.label", name));
        text.setInvalid(false);
        text.setValue(
                own.map(Setting::json).map(json -> pretty(JsonText.stored(json), json)).orElse(""));
        text.setHelperText(
                LockedSettings.below(name).isEmpty()
                        ? ""
                        : Texts.text(
                                "config.json.locked-below",
                                String.join(", ", LockedSettings.below(name))));
        reset.setVisible(own.isPresent());
        around.removeAll();
        JsonNode inherited = seen.inherited().merged().path(name);
        around.add(
                new SetBy(own),
                new H3(Texts.text("config.json.inherited")),
                inherited.isMissingNode()
                        ? new Paragraph(Texts.text("config.json.nothing-inherited"))
                        : code(JsonText.pretty(inherited)));
    }

    private void format() {
        read().ifPresent(value -> text.setValue(JsonText.pretty(value)));
    }

    private void save() {
        read().ifPresent(
                        value ->
                                outcome.show(
                                        editor.saveKey(seen, name(), Optional.of(value)),
                                        name(),
                                        () -> reload.accept(name())));
    }

    private void confirmReset() {
        Confirm.destructive(
                Texts.text("config.reset.title", name()),
                Texts.text("config.reset.text"),
                Texts.text("config.reset"),
                () ->
                        outcome.show(
                                editor.saveKey(seen, name(), Optional.empty()),
                                name(),
                                () -> reload.accept(name())));
    }

    private Optional<JsonNode> read() {
        text.setInvalid(false);
        return switch (JsonText.read(text.getValue())) {
            case JsonText.Reading.Value found -> Optional.of(found.value());
            case JsonText.Reading.Malformed wrong -> {
                text.setErrorMessage(
                        Texts.text("config.json.malformed", wrong.line(), wrong.column()));
                text.setInvalid(true);
                text.focus();
                yield Optional.empty();
            }
        };
    }

    private String name() {
        return Optional.ofNullable(key.getValue()).orElse("agents");
    }

    private static String pretty(JsonNode value, String stored) {
        return value.isMissingNode() ? stored : JsonText.pretty(value);
    }

    static Pre code(String content) {
        Pre pre = new Pre(content);
        pre.addClassName("code");
        pre.getElement().setAttribute("tabindex", "0");
        return pre;
    }
}
