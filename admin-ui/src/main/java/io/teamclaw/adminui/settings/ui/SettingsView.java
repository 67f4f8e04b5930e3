package io.teamclaw.adminui.settings.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.teamclaw.adminui.config.Scope;
import io.teamclaw.adminui.config.ui.ChipsField;
import io.teamclaw.adminui.config.ui.ConfigView;
import io.teamclaw.adminui.config.ui.SettingPanel;
import io.teamclaw.adminui.limits.LimitService;
import io.teamclaw.adminui.limits.ui.LimitPanels;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.adminui.settings.PlatformSetting;
import io.teamclaw.adminui.settings.SettingsService;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.settings.Setting;
import io.teamclaw.lifecycle.teams.Team;
import jakarta.annotation.security.RolesAllowed;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The company's rules: who may sign up, which models, how much and for how long. */
@Route("settings")
@Menu(order = 17, icon = "vaadin:cog", title = "layout.menu.settings")
@RolesAllowed(Roles.ADMIN)
public final class SettingsView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient SettingsService service;
    private final transient LimitService limits;

    SettingsView(SettingsService service, LimitService limits) {
        this.service = service;
        this.limits = limits;
        addClassNames("page", "narrow");
        refresh();
    }

    private void refresh() {
        removeAll();
        Map<PlatformSetting, Setting> seen = service.read();
        add(
                domains(Optional.ofNullable(seen.get(PlatformSetting.DOMAINS))),
                team(Optional.ofNullable(seen.get(PlatformSetting.DEFAULT_TEAM))),
                new WorkspaceRules(service, seen, this::refresh).panel(),
                new LimitPanels(limits, new Scope.Everybody()));
        Paragraph more = new Paragraph(Texts.text("config.settings.wake-ups"));
        more.add(
                new Text(" "),
                new RouterLink(Texts.text("config.settings.wake-ups.link"), ConfigView.class));
        more.addClassName("secondary");
        add(more);
    }

    private SettingPanel domains(Optional<Setting> seen) {
        ChipsField field =
                new ChipsField(
                        "domains",
                        Texts.text("config.settings.domains"),
                        Texts.text("config.settings.domains.help"),
                        "example.com",
                        seen.isPresent() ? ChipsField.stored(seen) : service.defaultDomains(),
                        text -> text.toLowerCase(Locale.ROOT));
        return new SettingPanel(
                "domains",
                Texts.text("config.settings.domains"),
                Texts.text("config.settings.domains.text"),
                field,
                seen,
                () -> service.saveDomains(seen, field.names()),
                this::refresh);
    }

    private SettingPanel team(Optional<Setting> seen) {
        Select<Team> field = new Select<>();
        field.setLabel(Texts.text("config.settings.team"));
        field.setItems(service.teams());
        field.setItemLabelGenerator(
                team -> team == null ? Texts.text("config.settings.team.built-in") : team.name());
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(Texts.text("config.settings.team.built-in"));
        field.setId("default-team");
        service.teams().stream()
                .filter(
                        team ->
                                seen.map(Setting::json)
                                        .equals(Optional.of("\"" + team.id() + "\"")))
                .findFirst()
                .ifPresent(field::setValue);
        return new SettingPanel(
                "team",
                Texts.text("config.settings.team"),
                Texts.text("config.settings.team.text"),
                field,
                seen,
                () ->
                        service.saveDefaultTeam(
                                seen, Optional.ofNullable(field.getValue()).<TeamId>map(Team::id)),
                this::refresh);
    }

    @Override
    public String getPageTitle() {
        return Texts.text("layout.menu.settings");
    }
}
