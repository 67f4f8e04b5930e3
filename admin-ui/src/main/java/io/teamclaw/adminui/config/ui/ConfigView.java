package io.teamclaw.adminui.config.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.teamclaw.adminui.config.CommonSetting;
import io.teamclaw.adminui.config.ConfigEditor;
import io.teamclaw.adminui.config.ScopeSettings;
import io.teamclaw.adminui.config.WakeUpEdit;
import io.teamclaw.adminui.layout.ui.ErrorState;
import io.teamclaw.adminui.layout.ui.TabList;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.workspace.OlderWorkspaces;
import io.teamclaw.adminui.workspace.WorkspaceActionService;
import io.teamclaw.adminui.workspace.ui.OlderNote;
import io.teamclaw.config.openclaw.InvalidWorkspaceConfigException;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;

/** OpenClaw's settings and files for everybody, a team or a person. */
@Route("config")
@Menu(order = 16, icon = "vaadin:sliders", title = "layout.menu.configuration")
@RolesAllowed(Roles.ADMIN)
public final class ConfigView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    private static final List<String> TABS = List.of("common", "json", "files", "wake-ups");

    private final transient ConfigEditor editor;
    private final transient WakeUpEdit wakeUps;
    private final transient OlderWorkspaces older;
    private final transient WorkspaceActionService acts;

    ConfigView(
            ConfigEditor editor,
            WakeUpEdit wakeUps,
            OlderWorkspaces older,
            WorkspaceActionService acts) {
        this.editor = editor;
        this.wakeUps = wakeUps;
        this.older = older;
        this.acts = acts;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(ConfigAddress.of(event.getLocation().getQueryParameters()));
    }

    private void show(ConfigAddress address) {
        removeAll();
        try {
            ScopeSettings seen =
                    address.find().flatMap(editor::find).orElseThrow(NotFoundException::new);
            Paragraph when =
                    new Paragraph(
                            editor.schemaIsKnown()
                                    ? Texts.text("config.takes-effect")
                                    : Texts.text("config.takes-effect.unchecked"));
            when.addClassName("secondary");
            add(new ScopeBar(editor, address, Optional.of(seen)), when);
            seen.changedAt()
                    .ifPresent(at -> add(new OlderNote(older, acts, at, seen.scope()::covers)));
            add(panel(seen, address));
        } catch (InvalidWorkspaceConfigException broken) {
            add(
                    new ErrorState(
                            Texts.text("config.broken"), broken.getMessage(), () -> show(address)));
        }
    }

    private Div panel(ScopeSettings seen, ConfigAddress address) {
        String open = TABS.contains(address.tab()) ? address.tab() : "common";
        Tabs tabs = new TabList();
        for (String each : TABS) {
            Tab tab = new Tab(tabName(each));
            tabs.add(tab);
            if (each.equals(open)) {
                tabs.setSelectedTab(tab);
            }
        }
        tabs.addSelectedChangeListener(
                change -> go(address.withTab(TABS.get(tabs.getSelectedIndex()), "")));
        tabs.getElement().setAttribute("aria-label", Texts.text("config.tabs"));
        Div panel = new Div(new H2(seen.title()), tabs, content(seen, address, open));
        panel.addClassNames("panel", "config-panel");
        return panel;
    }

    private Component content(ScopeSettings seen, ConfigAddress address, String tab) {
        return switch (tab) {
            case "json" ->
                    new JsonPanel(
                            editor, seen, address.key(), key -> show(address.withTab(tab, key)));
            case "files" ->
                    new FilesPanel(
                            editor, seen, address.key(), key -> show(address.withTab(tab, key)));
            case "wake-ups" -> new WakeUpsPanel(wakeUps, seen, () -> show(address));
            default ->
                    new CommonForm(
                            seen,
                            List.of(CommonSetting.values()),
                            editor.models(seen.scope()),
                            values -> editor.saveCommon(seen, values),
                            () -> show(address));
        };
    }

    private static void go(ConfigAddress address) {
        UI.getCurrent().navigate(ConfigView.class, address.parameters());
    }

    private static String tabName(String tab) {
        return switch (tab) {
            case "json" -> Texts.text("config.tab.json");
            case "files" -> Texts.text("config.tab.files");
            case "wake-ups" -> Texts.text("config.tab.wake-ups");
            default -> Texts.text("config.tab.common");
        };
    }

    @Override
    public String getPageTitle() {
        return Texts.text("layout.menu.configuration");
    }
}
