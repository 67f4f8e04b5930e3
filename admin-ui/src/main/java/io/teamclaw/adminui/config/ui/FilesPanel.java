package io.teamclaw.adminui.config.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.teamclaw.adminui.config.ConfigEditor;
import io.teamclaw.adminui.config.ScopeSettings;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.config.openclaw.BootstrapFiles;
import io.teamclaw.config.openclaw.InvalidWorkspaceConfigException;
import java.util.function.Consumer;

/** The bootstrap files of a scope, each with a preview of what workspaces get. */
final class FilesPanel extends Div {
    private static final long serialVersionUID = 1L;

    private final transient ConfigEditor editor;
    private final transient ScopeSettings seen;
    private final transient Consumer<String> reload;
    private final Select<String> file = new Select<>();
    private final TextArea text = new TextArea();
    private final Div setBy = new Div();
    private final Div preview = new Div();
    private final Saving outcome = new Saving();

    /**
     * @param wanted the file to begin with
     * @param reload shows what stands now of a file
     */
    FilesPanel(ConfigEditor editor, ScopeSettings seen, String wanted, Consumer<String> reload) {
        this.editor = editor;
        this.seen = seen;
        this.reload = reload;
        file.setLabel(Texts.text("config.files.file"));
        file.setItems(BootstrapFiles.NAMES);
        file.setItemLabelGenerator(
                name -> seen.file(name).isBlank() ? name : Texts.text("config.json.set", name));
        file.addValueChangeListener(change -> show());
        text.addClassNames("mono", "file-text");
        text.setId("file-text");
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(change -> preview());
        Button save = new Button(Texts.text("config.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setId("save-file");
        Div actions = new Div(save);
        actions.addClassName("actions");
        add(file, text, setBy, outcome, actions, preview);
        file.setValue(BootstrapFiles.NAMES.contains(wanted) ? wanted : "SOUL.md");
    }

    private void show() {
        String name = file.getValue();
        text.setLabel(Texts.text("config.files.label", name));
        text.setValue(seen.file(name));
        setBy.removeAll();
        setBy.add(new SetBy(seen.find("bootstrap/" + name)));
        preview();
    }

    private void preview() {
        preview.removeAll();
        text.setInvalid(false);
        text.setHelperText(
                Texts.text(
                        "config.files.count",
                        text.getValue().length(),
                        BootstrapFiles.longest(file.getValue())));
        try {
            String merged = editor.preview(seen, file.getValue(), text.getValue());
            preview.add(
                    new H3(Texts.text("config.files.preview")),
                    JsonPanel.code(merged.isEmpty() ? Texts.text("config.files.empty") : merged));
        } catch (InvalidWorkspaceConfigException tooLong) {
            text.setErrorMessage(tooLong.getMessage());
            text.setInvalid(true);
        }
    }

    private void save() {
        outcome.show(
                editor.saveFile(seen, file.getValue(), text.getValue()),
                file.getValue(),
                () -> reload.accept(file.getValue()));
    }
}
