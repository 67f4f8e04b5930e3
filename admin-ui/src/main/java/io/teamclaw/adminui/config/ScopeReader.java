package io.teamclaw.adminui.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.config.openclaw.ConfigTiers;
import io.teamclaw.config.openclaw.ConfigTiers.Bootstrap;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.settings.Setting;
import io.teamclaw.lifecycle.teams.TeamStore;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads what a scope says and inherits: one query for it, and one for each tier above. */
@Component
public class ScopeReader {
    private final ConfigStore store;
    private final TeamStore teams;
    private final UserStore users;

    ScopeReader(ConfigStore store, TeamStore teams, UserStore users) {
        this.store = store;
        this.teams = teams;
        this.users = users;
    }

    /** Empty where there is no such team or person. Who calls it has checked the role. */
    public Optional<ScopeSettings> find(Scope scope) {
        return switch (scope) {
            case Scope.Everybody everybody ->
                    Optional.of(read(scope, Texts.text("config.scope.everybody"), List.of()));
            case Scope.OfTeam team ->
                    teams.find(team.id()).map(found -> read(scope, found.name(), globals()));
            case Scope.OfPerson person -> users.find(person.id()).map(this::ofPerson);
        };
    }

    private ScopeSettings ofPerson(User user) {
        return read(
                new Scope.OfPerson(user.id()),
                user.name(),
                List.of(globals().getFirst(), store.settings("team#" + user.teamId())));
    }

    private List<List<Setting>> globals() {
        return List.of(store.settings("global"));
    }

    /**
     * @param above the settings of the tiers above, from the top
     */
    private ScopeSettings read(Scope scope, String title, List<List<Setting>> above) {
        List<Setting> global = above.isEmpty() ? List.of() : above.getFirst();
        List<Setting> team = above.size() < 2 ? List.of() : above.get(1);
        return new ScopeSettings(
                scope,
                title,
                store.settings(scope.key()),
                new ConfigTiers(
                        openClaw(global),
                        openClaw(team),
                        JsonNodeFactory.instance.objectNode(),
                        new Bootstrap(files(global), files(team), Map.of())));
    }

    private static ObjectNode openClaw(List<Setting> settings) {
        return new ScopeSettings(new Scope.Everybody(), "", settings, ConfigTiers.none()).tier();
    }

    private static Map<String, String> files(List<Setting> settings) {
        return settings.stream()
                .filter(setting -> setting.key().startsWith("bootstrap/"))
                .collect(
                        Collectors.toMap(
                                setting -> setting.key().substring("bootstrap/".length()),
                                setting -> JsonText.stored(setting.json()).asText("")));
    }
}
