package io.teamclaw.lifecycle.settings;

import io.teamclaw.config.openclaw.ConfigTiers;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.SignUpPolicy;
import io.teamclaw.lifecycle.users.User;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Settings in the config table. A scope is {@code global}, {@code team#{teamId}} or {@code
 * user#{userId}}; a key is {@code openclaw/{top-level key}}, {@code bootstrap/{file name}} or
 * {@code platform/{name}}; the value is JSON, with who set it and when.
 */
public final class ConfigStore {
    public ConfigStore(DynamoDbClient dynamoDb, String environment) {
        throw new UnsupportedOperationException("being written");
    }

    /** What applies to one person, tier by tier (three queries, strongly consistent). */
    public ConfigTiers tiersOf(User user) {
        throw new UnsupportedOperationException("being written");
    }

    /**
     * Sets one value.
     *
     * @param scope see the class
     * @param key see the class
     * @param json the value as JSON text
     * @throws IllegalArgumentException where scope or key has none of the forms, or the text is no
     *     JSON
     */
    public void put(String scope, String key, String json, EmailAddress setBy) {
        throw new UnsupportedOperationException("being written");
    }

    /** {@code global} {@code platform/allowed-domains}; the default where none is set. */
    public SignUpPolicy signUpPolicy(Set<String> defaultDomains) {
        throw new UnsupportedOperationException("being written");
    }
}
