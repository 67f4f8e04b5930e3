package io.teamclaw.lifecycle.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.openclaw.ConfigTiers;
import io.teamclaw.config.openclaw.InvalidWorkspaceConfigException;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.cron.CronSchedule;
import io.teamclaw.lifecycle.dynamodb.Table;
import io.teamclaw.lifecycle.dynamodb.Values;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.SignUpPolicy;
import io.teamclaw.lifecycle.users.User;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Settings in the config table. A scope is {@code global}, {@code team#{teamId}} or {@code
 * user#{userId}}; a key is {@code openclaw/{top-level key}}, {@code bootstrap/{file name}} or
 * {@code platform/{name}}; the value is JSON, with who set it and when.
 */
public final class ConfigStore {
    private static final SettingName ALLOWED_DOMAINS =
            new SettingName(SettingName.GLOBAL, SettingName.PLATFORM + "allowed-domains");

    private static final SettingName DEFAULT_TEAM =
            new SettingName(SettingName.GLOBAL, SettingName.PLATFORM + "default-team");

    private final Table table;

    public ConfigStore(DynamoDbClient dynamoDb, String environment) {
        this.table = Table.of(dynamoDb, Tables.CONFIG, environment);
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
                new ConfigTiers.Bootstrap(global.bootstrap(), team.bootstrap(), own.bootstrap()));
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
        requireValue(name, json);
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
        return get(ALLOWED_DOMAINS.scope(), ALLOWED_DOMAINS.key())
                .map(json -> domains(json).orElseThrow(ConfigStore::unreadableDomains))
                .map(SignUpPolicy::new)
                .orElseGet(() -> new SignUpPolicy(defaultDomains));
    }

    /**
     * {@code global} {@code platform/default-team}: which team people join who sign up; empty where
     * none is set, or no id of a team.
     */
    public Optional<TeamId> defaultTeam() {
        return get(DEFAULT_TEAM.scope(), DEFAULT_TEAM.key()).flatMap(ConfigStore::team);
    }

    private static Optional<TeamId> team(String json) {
        try {
            return StrictJson.parse(json)
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue)
                    .map(TeamId::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
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

    /** Empty where the text is no JSON list of texts. */
    private static Optional<Set<String>> domains(String json) {
        Optional<JsonNode> list = StrictJson.parse(json).filter(JsonNode::isArray);
        Set<String> domains = new LinkedHashSet<>();
        for (JsonNode domain : list.orElse(JsonNodeFactory.instance.arrayNode())) {
            if (!domain.isTextual()) {
                return Optional.empty();
            }
            domains.add(domain.textValue());
        }
        return list.map(present -> domains);
    }

    private static IllegalStateException unreadableDomains() {
        return new IllegalStateException(
                "The setting " + ALLOWED_DOMAINS + " is not a JSON list of domains; set it again");
    }

    private static void requireValue(SettingName name, String json) {
        JsonNode value =
                StrictJson.parse(json)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "The value of " + name + " is not JSON"));
        if (name.isBootstrap() && !value.isTextual()) {
            throw new IllegalArgumentException(
                    "The value of " + name + " is the file's text, a JSON string");
        }
        if (name.key().equals(WakeUpSetting.KEY)) {
            WakeUpSetting.parse(json);
        }
        if (name.equals(ALLOWED_DOMAINS) && domains(json).isEmpty()) {
            throw new IllegalArgumentException(
                    "The value of " + name + " is a JSON list of domains, e.g. [\"example.com\"]");
        }
        if (name.equals(DEFAULT_TEAM) && team(json).isEmpty()) {
            throw new IllegalArgumentException(
                    "The value of " + name + " is a team's id, a JSON string");
        }
        RuleSetting.of(name).ifPresent(rule -> rule.require(name, json));
    }
}
