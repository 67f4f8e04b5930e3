package io.teamclaw.lifecycle.tables;

import io.teamclaw.config.table.TableDefinition;
import io.teamclaw.lifecycle.dynamodb.Retries;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Makes tables from their definitions: on one machine and in tests; in AWS the stacks do it. */
public final class TableCreator {
    private TableCreator() {}

    /**
     * Makes those that are missing, and the indexes that a table of an earlier version lacks, and
     * returns when all are active.
     */
    public static void ensure(
            DynamoDbClient dynamoDb, String environment, List<TableDefinition> tables) {
        for (TableDefinition table : tables) {
            create(dynamoDb, table, table.physicalName(environment));
        }
        for (TableDefinition table : tables) {
            String name = table.physicalName(environment);
            MissingIndexes.add(dynamoDb, table, name, active(dynamoDb, name));
            table.ttlAttribute().ifPresent(attribute -> ensureTtl(dynamoDb, name, attribute));
        }
    }

    private static void create(DynamoDbClient dynamoDb, TableDefinition table, String name) {
        if (describe(dynamoDb, name).isPresent()) {
            return;
        }
        try {
            dynamoDb.createTable(TableRequest.of(table, name));
        } catch (ResourceInUseException e) {
            // Somebody else makes it at this moment; the wait that follows covers both.
            return;
        }
    }

    private static Optional<TableDescription> describe(DynamoDbClient dynamoDb, String name) {
        try {
            return Optional.of(dynamoDb.describeTable(table -> table.tableName(name)).table());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private static TableDescription active(DynamoDbClient dynamoDb, String name) {
        return Retries.until("make the table " + name, () -> ifActive(dynamoDb, name));
    }

    /** Empty while it, or an index of it, is being made. */
    static Optional<TableDescription> ifActive(DynamoDbClient dynamoDb, String name) {
        return describe(dynamoDb, name)
                .filter(table -> table.tableStatus() == TableStatus.ACTIVE)
                .filter(
                        table ->
                                table.globalSecondaryIndexes().stream()
                                        .allMatch(
                                                index ->
                                                        index.indexStatus() == IndexStatus.ACTIVE));
    }

    private static void ensureTtl(DynamoDbClient dynamoDb, String name, String attribute) {
        if (hasTtl(dynamoDb, name)) {
            return;
        }
        try {
            dynamoDb.updateTimeToLive(
                    update ->
                            update.tableName(name)
                                    .timeToLiveSpecification(
                                            ttl -> ttl.attributeName(attribute).enabled(true)));
        } catch (DynamoDbException e) {
            // Refused also where somebody else was faster.
            if (!hasTtl(dynamoDb, name)) {
                throw e;
            }
        }
    }

    private static boolean hasTtl(DynamoDbClient dynamoDb, String name) {
        TimeToLiveStatus status =
                dynamoDb.describeTimeToLive(table -> table.tableName(name))
                        .timeToLiveDescription()
                        .timeToLiveStatus();
        return status == TimeToLiveStatus.ENABLED || status == TimeToLiveStatus.ENABLING;
    }
}
