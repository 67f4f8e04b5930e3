package io.teamclaw.lifecycle.usage;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.usage.UsageRow;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Usage rows as the sidecars wrote them. */
public final class UsageStore {
    public UsageStore(DynamoDbClient dynamoDb, String environment) {
        throw new UnsupportedOperationException("being written");
    }

    /** A person's newest calls first, from {@code from} on (inclusive). */
    public List<UsageRow> latest(UserId userId, Instant from, int limit) {
        throw new UnsupportedOperationException("being written");
    }
}
