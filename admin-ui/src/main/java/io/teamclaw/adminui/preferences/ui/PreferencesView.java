package io.teamclaw.adminui.preferences.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.teamclaw.adminui.config.CommonSetting;
import io.teamclaw.adminui.config.ScopeSettings;
import io.teamclaw.adminui.config.ui.CommonForm;
import io.teamclaw.adminui.config.ui.Saving;
import io.teamclaw.adminui.layout.ui.ErrorState;
import io.teamclaw.adminui.preferences.PreferencesService;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.config.openclaw.BootstrapFiles;
import io.teamclaw.config.openclaw.InvalidWorkspaceConfigException;
import jakarta.annotation.security.PermitAll;

/** What somebody sets for their own agent. */
@Route("preferences")
@Menu(order = 2, icon = "vaadin:user-heart", title = "layout.menu.my-preferences")
@PermitAll
public final class PreferencesView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient PreferencesService service;

    PreferencesView(PreferencesService service) {
        this.service = service;
        addClassNames("page", "narrow");
        refresh();
    }

    private void refresh() {
        removeAll();
        try {
            show(service.mine());
        } catch (InvalidWorkspaceConfigException broken) {
            add(
                    new ErrorState(
                            Texts.text("config.preferences.broken"),
                            Texts.text("config.preferences.ask"),
                            this::refresh));
        }
    }

    private void show(ScopeSettings mine) {
        Paragraph hint = new Paragraph(Texts.text("config.preferences.hint"));
        Div agent =
                new Div(
                        new H2(Texts.text("config.preferences.agent")),
                        hint,
                        new CommonForm(
                                mine,
                                CommonSetting.ownChoices(),
                                service.models(),
                                values -> service.save(mine, values),
                                this::refresh));
        agent.addClassName("panel");
        add(agent);
        PreferencesService.FILES.forEach(name -> add(file(mine, name)));
    }

    private Div file(ScopeSettings mine, String name) {
        TextArea text = new TextArea(Texts.text("config.files.label", name));
        text.addClassName("file-text");
        text.setId(name.equals("SOUL.md") ? "soul" : "about-me");
        text.setValue(mine.file(name));
        text.setHelperText(Texts.text("config.preferences.longest", BootstrapFiles.longest(name)));
        Saving outcome = new Saving();
        Button save =
                new Button(
                        Texts.text("config.save"),
                        click ->
                                outcome.show(
                                        service.saveFile(mine, name, text.getValue()),
                                        name,
                                        this::refresh));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setId(name.equals("SOUL.md") ? "save-soul" : "save-about-me");
        save.setAriaLabel(Texts.text("config.preferences.save", name));
        Div actions = new Div(save);
        actions.addClassName("actions");
        Div panel =
                new Div(
                        new H2(title(name)),
                        new Paragraph(explanation(name)),
                        text,
                        outcome,
                        actions);
        panel.addClassName("panel");
        return panel;
    }

    private static String title(String name) {
        return name.equals("SOUL.md")
                ? Texts.text("config.preferences.soul")
                : Texts.text("config.preferences.user");
    }

    private static String explanation(String name) {
        return name.equals("SOUL.md")
                ? Texts.text("config.preferences.soul.text")
                : Texts.text("config.preferences.user.text");
    }

    @Override
    public String getPageTitle() {
        return Texts.text("layout.menu.my-preferences");
    }
}
