package io.teamclaw.lifecycle.teams;

import io.teamclaw.config.id.TeamId;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Teams in DynamoDB. */
public final class TeamStore {
    public TeamStore(DynamoDbClient dynamoDb, String environment) {
        throw new UnsupportedOperationException("being written");
    }

    /** Makes the default team if it is not there. */
    public Team ensureDefault() {
        throw new UnsupportedOperationException("being written");
    }

    public Optional<Team> find(TeamId id) {
        throw new UnsupportedOperationException("being written");
    }

    /** All teams by name. Their number grows with the company, not with use. */
    public List<Team> all() {
        throw new UnsupportedOperationException("being written");
    }
}
