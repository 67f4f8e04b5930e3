package io.teamclaw.adminui.config;

import io.teamclaw.adminui.testing.PortalFixture;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.users.EmailAddress;

/** Settings of the fixture's company, and everybody's put back to none. */
public final class ConfigData {
    public static final EmailAddress SOMEBODY = new EmailAddress("somebody@example.com");

    public final ConfigStore store;

    public ConfigData(PortalFixture fixture) {
        store = new ConfigStore(fixture.dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
    }

    /** Other tests of the same database expect what no setting says. */
    public void clear() {
        for (String scope : new String[] {"global", "team#everyone"}) {
            store.settings(scope).forEach(setting -> store.remove(scope, setting.key()));
        }
    }

    public void put(String scope, String key, String json) {
        store.put(scope, key, json.replace('\'', '"'), SOMEBODY);
    }
}
