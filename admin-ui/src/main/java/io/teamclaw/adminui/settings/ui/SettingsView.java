package io.teamclaw.adminui.settings.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.teamclaw.adminui.config.ui.ConfigView;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.adminui.settings.PlatformSetting;
import io.teamclaw.adminui.settings.SettingsService;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.policy.RunawayAnswer;
import io.teamclaw.lifecycle.settings.Setting;
import io.teamclaw.lifecycle.teams.Team;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import java.util.Optional;

/** The company's rules: who may sign up, which models, how much and for how long. */
@Route("settings")
@PageTitle("Settings")
@Menu(order = 17, icon = "vaadin:cog", title = "Settings")
@RolesAllowed(Roles.ADMIN)
public final class SettingsView extends Div {
    private static final long serialVersionUID = 1L;

    private final transient SettingsService service;

    SettingsView(SettingsService service) {
        this.service = service;
        addClassNames("page", "narrow");
        refresh();
    }

    private void refresh() {
        removeAll();
        Map<PlatformSetting, Setting> seen = service.read();
        add(
                domains(Optional.ofNullable(seen.get(PlatformSetting.DOMAINS))),
                team(Optional.ofNullable(seen.get(PlatformSetting.DEFAULT_TEAM))),
                models(Optional.ofNullable(seen.get(PlatformSetting.MODELS))),
                new LimitsPanel(service, seen, this::refresh),
                new CallLimitsPanel(service, seen, this::refresh),
                runaway(Optional.ofNullable(seen.get(PlatformSetting.RUNAWAY_ANSWER))),
                betas(Optional.ofNullable(seen.get(PlatformSetting.BETA_FLAGS))));
        Paragraph more = new Paragraph(Texts.text("config.settings.wake-ups"));
        more.add(
                new Text(" "),
                new RouterLink(Texts.text("config.settings.wake-ups.link"), ConfigView.class));
        more.addClassName("secondary");
        add(more);
    }

    private SettingPanel domains(Optional<Setting> seen) {
        DomainsField field = new DomainsField(seen, service.defaultDomains());
        return new SettingPanel(
                "domains",
                Texts.text("config.settings.domains"),
                Texts.text("config.settings.domains.text"),
                field,
                seen,
                () -> service.saveDomains(seen, field.domains()),
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

    private SettingPanel runaway(Optional<Setting> seen) {
        Select<RunawayAnswer> field = new Select<>();
        field.setLabel(Texts.text("config.settings.runaway"));
        field.setItems(RunawayAnswer.values());
        field.setItemLabelGenerator(
                answer ->
                        switch (answer) {
                            case MESSAGE -> Texts.text("config.settings.runaway.message");
                            case REFUSAL -> Texts.text("config.settings.runaway.refusal");
                        });
        field.setValue(
                seen.flatMap(setting -> RunawayAnswer.parse(setting.json()))
                        .orElse(RunawayAnswer.MESSAGE));
        field.setId("runaway-answer");
        return new SettingPanel(
                "runaway-answer",
                Texts.text("config.settings.runaway"),
                Texts.text("config.settings.runaway.text"),
                field,
                seen,
                () -> service.saveRunawayAnswer(seen, field.getValue()),
                this::refresh);
    }

    private SettingPanel betas(Optional<Setting> seen) {
        BetaFlagsField field = new BetaFlagsField(seen);
        return new SettingPanel(
                "beta-flags",
                Texts.text("config.settings.betas"),
                Texts.text("config.settings.betas.text"),
                field,
                seen,
                () -> service.saveBetaFlags(seen, field.flags()),
                this::refresh);
    }

    private SettingPanel models(Optional<Setting> seen) {
        ModelsField field = new ModelsField(service.providers(), seen);
        return new SettingPanel(
                "models",
                Texts.text("config.settings.models"),
                Texts.text("config.settings.models.text"),
                field,
                seen,
                () -> service.saveModels(seen, field.entries()),
                this::refresh);
    }
}
