package io.teamclaw.adminui.teams;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.settings.Setting;
import io.teamclaw.lifecycle.settings.SettingConflictException;
import io.teamclaw.lifecycle.settings.SettingEdit;
import io.teamclaw.lifecycle.users.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** A team's defaults among its settings. */
@Component
class DefaultsStore {
    private static final String AGENTS = "openclaw/agents";
    private static final String IDLE = "platform/idle-minutes";

    private final ConfigStore config;

    DefaultsStore(ConfigStore config) {
        this.config = config;
    }

    TeamDefaults read(TeamId team) {
        Optional<Setting> agents = config.find(scope(team), AGENTS);
        Optional<Setting> idle = config.find(scope(team), IDLE);
        return new TeamDefaults(
                AgentsSetting.model(agents.map(Setting::json)), minutes(idle), agents, idle);
    }

    /**
     * Stores what differs from what was seen, both or none.
     *
     * @throws SettingConflictException where somebody changed one of them since
     * @throws IllegalArgumentException where a value is not allowed; the message says what is
     */
    void write(TeamId team, TeamDefaults wanted, EmailAddress by) {
        List<SettingEdit> edits = new ArrayList<>();
        Optional<String> agents = wanted.agents().map(Setting::json);
        if (!AgentsSetting.model(agents).equals(wanted.model())) {
            edits.add(
                    new SettingEdit(
                            scope(team),
                            AGENTS,
                            wanted.agents(),
                            AgentsSetting.with(agents, wanted.model())));
        }
        if (!minutes(wanted.idle()).equals(wanted.idleMinutes())) {
            edits.add(
                    new SettingEdit(
                            scope(team),
                            IDLE,
                            wanted.idle(),
                            wanted.idleMinutes().isPresent()
                                    ? Optional.of(String.valueOf(wanted.idleMinutes().getAsInt()))
                                    : Optional.empty()));
        }
        if (!edits.isEmpty()) {
            config.change(edits, by);
        }
    }

    private static OptionalInt minutes(Optional<Setting> idle) {
        // What is stored malformed counts as not set, as it does for workspaces.
        return idle.map(Setting::json)
                .filter(json -> json.matches("\\d{1,4}"))
                .map(json -> OptionalInt.of(Integer.parseInt(json)))
                .orElseGet(OptionalInt::empty);
    }

    private static String scope(TeamId team) {
        return "team#" + team;
    }
}
