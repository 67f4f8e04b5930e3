package io.teamclaw.lifecycle.settings;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.openclaw.ConfigTiers;
import io.teamclaw.config.openclaw.InvalidWorkspaceConfigException;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.cron.CronSchedule;
import io.teamclaw.lifecycle.dynamodb.Table;
import io.teamclaw.lifecycle.dynamodb.Values;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.SignUpPolicy;
import io.teamclaw.lifecycle.users.User;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Settings in the config table. A scope is {@code global}, {@code team#{teamId}} or {@code
 * user#{userId}}; a key is {@code openclaw/{top-level key}}, {@code bootstrap/{file name}} or
 * {@code platform/{name}}; the value is JSON, with who set it and when.
 */
public final class ConfigStore {
    private final Table table;

    public ConfigStore(DynamoDbClient dynamoDb, String environment) {
        this.table = Table.of(dynamoDb, Tables.CONFIG, environment);
    }

    /**
     * All settings of a scope, by key (one query, strongly consistent).
     *
     * @throws IllegalArgumentException where the scope has none of the forms
     */
    public List<Setting> settings(String scope) {
        SettingName.requireScope(scope);
        return table.partition(scope).flatMap(item -> Setting.of(item).stream()).toList();
    }

    /**
     * One setting of many scopes, where it is set (a read of each hundred, strongly consistent).
     *
     * @throws IllegalArgumentException where a scope or the key has none of the forms
     */
    public List<Setting> settings(Collection<String> scopes, String key) {
        return SettingBatch.read(
                table, scopes.stream().map(scope -> new SettingName(scope, key)).toList());
    }

    /**
     * One setting, strongly consistent.
     *
     * @throws IllegalArgumentException where scope or key has none of the forms
     */
    public Optional<Setting> find(String scope, String key) {
        SettingName name = new SettingName(scope, key);
        return table.get(table.key(name.scope(), name.key())).flatMap(Setting::of);
    }

    /**
     * Changes settings that somebody looked at before, all of them or none.
     *
     * @param edits of at least one and at most a hundred different settings
     * @throws SettingConflictException where one is not as it was seen
     * @throws IllegalArgumentException as {@link #put}
     */
    public void change(List<SettingEdit> edits, EmailAddress setBy) {
        for (SettingEdit edit : edits) {
            SettingName name = new SettingName(edit.scope(), edit.key());
            edit.json().ifPresent(json -> SettingValues.require(name, json));
        }
        new SettingWrites(table).write(edits, setBy, Instant.now());
    }

    /**
     * What applies to one person, tier by tier (three queries, strongly consistent).
     *
     * @throws InvalidWorkspaceConfigException where a stored value is malformed; the message names
     *     its scope and key
     */
    public ConfigTiers tiersOf(User user) {
        Tier global = tier(SettingName.GLOBAL);
        Tier team = tier(SettingName.team(user.teamId()));
        Tier own = tier(SettingName.user(user.id()));
        return new ConfigTiers(
                global.settings(),
                team.settings(),
                own.settings(),
                new ConfigTiers.Bootstrap(global.bootstrap(), team.bootstrap(), own.bootstrap()),
                Stream.of(global, team, own)
                        .flatMap(tier -> tier.allowedByTier().stream())
                        .toList());
    }

    private Tier tier(String scope) {
        return Tier.of(scope, table.partition(scope));
    }

    /**
     * One value as JSON text.
     *
     * @throws IllegalArgumentException where scope or key has none of the forms
     */
    public Optional<String> get(String scope, String key) {
        SettingName name = new SettingName(scope, key);
        return table.get(table.key(name.scope(), name.key())).map(item -> item.text("value"));
    }

    /**
     * Sets one value.
     *
     * @param scope see the class
     * @param key see the class
     * @param json the value as JSON text; of a bootstrap file, a JSON string
     * @throws IllegalArgumentException where scope or key has none of the forms, the text is no
     *     JSON or not what the setting holds; the message names the setting and what it takes
     */
    public void put(String scope, String key, String json, EmailAddress setBy) {
        SettingName name = new SettingName(scope, key);
        SettingValues.require(name, json);
        table.client()
                .updateItem(
                        update ->
                                update.tableName(table.name())
                                        .key(table.key(name.scope(), name.key()))
                                        .updateExpression(
                                                "SET #value = :value, setBy = :by, setAt = :at"
                                                        + " ADD version :one")
                                        .expressionAttributeNames(Map.of("#value", "value"))
                                        .expressionAttributeValues(
                                                Map.of(
                                                        ":value", Values.text(json),
                                                        ":by", Values.text(setBy.value()),
                                                        ":at", Values.instant(Instant.now()),
                                                        ":one", Values.number(1))));
    }

    /**
     * Removes one value, if it is set.
     *
     * @throws IllegalArgumentException where scope or key has none of the forms
     */
    public void remove(String scope, String key) {
        SettingName name = new SettingName(scope, key);
        table.client()
                .deleteItem(
                        delete ->
                                delete.tableName(table.name())
                                        .key(table.key(name.scope(), name.key())));
    }

    /**
     * {@code global} {@code platform/allowed-domains}, a list of texts; the default where none is
     * set.
     *
     * @throws IllegalStateException where the stored value is no such list: better nobody signs up
     *     than the wrong people
     */
    public SignUpPolicy signUpPolicy(Set<String> defaultDomains) {
        return get(SettingValues.ALLOWED_DOMAINS.scope(), SettingValues.ALLOWED_DOMAINS.key())
                .map(json -> SettingValues.texts(json).orElseThrow(ConfigStore::unreadableDomains))
                .map(SignUpPolicy::new)
                .orElseGet(() -> new SignUpPolicy(defaultDomains));
    }

    /**
     * {@code global} {@code platform/default-team}: which team people join who sign up; empty where
     * none is set, or no id of a team.
     */
    public Optional<TeamId> defaultTeam() {
        return get(SettingValues.DEFAULT_TEAM.scope(), SettingValues.DEFAULT_TEAM.key())
                .flatMap(SettingValues::team);
    }

    /**
     * Which team people join who sign up: {@link #defaultTeam}, else the one that everybody has.
     */
    public TeamId teamOfNewPeople() {
        return defaultTeam().orElse(Team.DEFAULT);
    }

    /**
     * When this person's workspace has to be awake: {@code platform/wake-ups} of the person, else
     * of the team, else of all; an empty list there means never.
     *
     * @throws IllegalStateException where the stored value cannot be read
     */
    public List<CronSchedule> wakeUps(User user) {
        return WakeUpSetting.of(user, this);
    }

    private static IllegalStateException unreadableDomains() {
        return new IllegalStateException(
                "The setting "
                        + SettingValues.ALLOWED_DOMAINS
                        + " is not a JSON list of domains; set it again");
    }
}
