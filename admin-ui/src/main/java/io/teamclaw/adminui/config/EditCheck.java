package io.teamclaw.adminui.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.openclaw.ConfigTiers;
import io.teamclaw.config.openclaw.InvalidWorkspaceConfigException;
import io.teamclaw.config.openclaw.LockedSettings;
import io.teamclaw.config.openclaw.OpenClawConfig;
import io.teamclaw.config.openclaw.WorkspaceSettings;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.settings.Setting;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.teams.TeamStore;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Looks at an edit of OpenClaw's settings before it is stored: at the configuration that it leads
 * to in its own scope, and in those below that set the same top-level key.
 */
@Component
class EditCheck {
    /** How many scopes below are looked at; more would keep the person waiting. */
    private static final int MOST_BELOW = 500;

    private static final UserId NOBODY = new UserId("somebody");

    private final ConfigStore store;
    private final TeamStore teams;
    private final UserStore users;
    private final ProviderRegistry registry;
    private final ExampleWorkspace example;
    private final SchemaCheck schema;

    EditCheck(
            ConfigStore store,
            TeamStore teams,
            UserStore users,
            ProviderRegistry registry,
            ExampleWorkspace example,
            SchemaCheck schema) {
        this.store = store;
        this.teams = teams;
        this.users = users;
        this.registry = registry;
        this.example = example;
        this.schema = schema;
    }

    /**
     * @param name the top-level key
     * @param value what the scope is to say; empty where it is to say nothing
     * @return what is wrong; empty where nothing is
     */
    List<Problem> check(Scope scope, String name, Optional<JsonNode> value) {
        ObjectNode edited = tier(name, value);
        List<String> locked = LockedSettings.in(edited);
        if (!locked.isEmpty()) {
            return locked.stream()
                    .map(path -> new Problem("", Texts.text("config.locked.refused", path)))
                    .toList();
        }
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        return switch (scope) {
            case Scope.Everybody everybody -> {
                List<Problem> problems = look("", edited, nothing, nothing);
                yield problems.isEmpty() ? teamsBelow(edited, name) : problems;
            }
            case Scope.OfTeam team -> {
                ObjectNode global = stored("global", name);
                List<Problem> problems = look("", global, edited, nothing);
                yield problems.isEmpty() ? peopleBelow(global, edited, team, name) : problems;
            }
            case Scope.OfPerson person -> {
                String team =
                        users.find(person.id())
                                .map(user -> "team#" + user.teamId())
                                .orElse("global");
                yield look("", stored("global", name), stored(team, name), edited);
            }
        };
    }

    private List<Problem> teamsBelow(ObjectNode global, String name) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Team team : teams.all()) {
            names.put("team#" + team.id(), team.name());
        }
        List<Problem> problems = new ArrayList<>();
        for (Setting setting : settingsOf(names, name)) {
            problems.addAll(
                    look(
                            names.get(setting.scope()),
                            global,
                            tier(name, Optional.of(JsonText.stored(setting.json()))),
                            JsonNodeFactory.instance.objectNode()));
        }
        return problems;
    }

    private List<Problem> peopleBelow(
            ObjectNode global, ObjectNode team, Scope.OfTeam scope, String name) {
        Map<String, String> emails = new LinkedHashMap<>();
        for (User user : users.ofTeam(scope.id())) {
            emails.put("user#" + user.id(), user.email().value());
        }
        List<Problem> problems = new ArrayList<>();
        for (Setting setting : settingsOf(emails, name)) {
            problems.addAll(
                    look(
                            emails.get(setting.scope()),
                            global,
                            team,
                            tier(name, Optional.of(JsonText.stored(setting.json())))));
        }
        return problems;
    }

    private List<Setting> settingsOf(Map<String, String> scopes, String name) {
        return store.settings(
                scopes.keySet().stream().limit(MOST_BELOW).toList(), "openclaw/" + name);
    }

    private ObjectNode stored(String scope, String name) {
        return tier(
                name,
                store.find(scope, "openclaw/" + name)
                        .map(setting -> JsonText.stored(setting.json())));
    }

    private static ObjectNode tier(String name, Optional<JsonNode> value) {
        ObjectNode tier = JsonNodeFactory.instance.objectNode();
        value.filter(present -> !present.isMissingNode())
                .ifPresent(present -> tier.set(name, present));
        return tier;
    }

    private List<Problem> look(
            String affects, ObjectNode global, ObjectNode team, ObjectNode user) {
        ConfigTiers tiers = new ConfigTiers(global, team, user, ConfigTiers.none().bootstrap());
        WorkspaceSettings settings = example.of(NOBODY, "somebody@example.com");
        try {
            return schema.check(OpenClawConfig.generate(registry, settings, tiers)).stream()
                    .map(message -> new Problem(affects, message))
                    .toList();
        } catch (InvalidWorkspaceConfigException invalid) {
            return List.of(new Problem(affects, invalid.getMessage()));
        }
    }
}
