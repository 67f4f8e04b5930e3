package io.teamclaw.adminui.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.config.openclaw.LockedSettings;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.teams.TeamStore;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** OpenClaw's settings and bootstrap files of each tier, as administrators see and change them. */
@Service
@PreAuthorize(Roles.IS_ADMIN)
public class ConfigEditor {
    private final ScopeReader reader;
    private final TeamStore teams;
    private final UserStore users;
    private final TierEditor editor;
    private final SchemaCheck schema;
    private final ModelChoices models;

    ConfigEditor(
            ScopeReader reader,
            TeamStore teams,
            UserStore users,
            TierEditor editor,
            SchemaCheck schema,
            ModelChoices models) {
        this.reader = reader;
        this.teams = teams;
        this.users = users;
        this.editor = editor;
        this.schema = schema;
        this.models = models;
    }

    /**
     * What a scope says and inherits; empty where there is no such team or person.
     *
     * @throws io.teamclaw.config.openclaw.InvalidWorkspaceConfigException where what a tier above
     *     says cannot be used
     */
    public Optional<ScopeSettings> find(Scope scope) {
        return reader.find(scope);
    }

    /** The teams to choose from, by name. */
    public List<Team> teams() {
        return teams.all();
    }

    /** The person with an e-mail address. */
    public Optional<User> person(String email) {
        try {
            return users.findByEmail(new EmailAddress(email));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** Whether OpenClaw's schema checks an edit, or only OpenClaw itself at the next start. */
    public boolean schemaIsKnown() {
        return schema.isKnown();
    }

    /** The top-level keys that a scope can set, by name. */
    public List<String> topLevelKeys() {
        return schema.topLevelKeys().stream()
                .filter(key -> !LockedSettings.WHOLE.contains(key))
                .sorted()
                .toList();
    }

    /**
     * Changes common settings of a scope.
     *
     * @param seen what the editor saw
     * @param values the changed ones; empty to inherit
     */
    public SaveOutcome saveCommon(ScopeSettings seen, Map<CommonSetting, Optional<String>> values) {
        return editor.saveCommon(seen, values);
    }

    /**
     * Changes one top-level key of OpenClaw's settings.
     *
     * @param seen what the editor saw
     * @param value empty to inherit
     */
    public SaveOutcome saveKey(ScopeSettings seen, String name, Optional<JsonNode> value) {
        return editor.saveKey(seen, name, value);
    }

    /**
     * Changes a bootstrap file of a scope.
     *
     * @param seen what the editor saw
     * @param text blank to have none
     */
    public SaveOutcome saveFile(ScopeSettings seen, String name, String text) {
        return editor.saveFile(seen, name, text);
    }

    /**
     * A bootstrap file as workspaces of the scope get it, if the text were saved.
     *
     * @throws io.teamclaw.config.openclaw.InvalidWorkspaceConfigException where it is too long
     */
    public String preview(ScopeSettings seen, String name, String text) {
        return TierEditor.merged(seen, name, text).getOrDefault(name, "");
    }

    /** The models that a scope's people may use, e.g. {@code anthropic/claude-sonnet-4-5}. */
    public List<ModelChoice> models(Scope scope) {
        return models.of(scope);
    }
}
