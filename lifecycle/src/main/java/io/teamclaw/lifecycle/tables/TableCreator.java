package io.teamclaw.lifecycle.tables;

import io.teamclaw.config.table.TableDefinition;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes tables from their definitions: on one machine and in tests; in AWS the stacks do it. */
public final class TableCreator {
    private TableCreator() {}

    /** Makes those that are missing and returns when all are active. */
    public static void ensure(
            DynamoDbClient dynamoDb, String environment, List<TableDefinition> tables) {
        throw new UnsupportedOperationException("being written");
    }
}
