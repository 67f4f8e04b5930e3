package io.teamclaw.lifecycle.tables;

import io.teamclaw.config.table.TableDefinition;
import io.teamclaw.lifecycle.dynamodb.Retries;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Adds the indexes that a table does not have yet, one after the other: DynamoDB makes one at a
 * time (API reference, {@code UpdateTable}).
 */
final class MissingIndexes {
    private MissingIndexes() {}

    static void add(
            DynamoDbClient dynamoDb, TableDefinition table, String name, TableDescription now) {
        for (TableDefinition.Index index : table.indexes()) {
            if (!has(now, index)) {
                add(dynamoDb, table, name, index);
            }
        }
    }

    private static void add(
            DynamoDbClient dynamoDb,
            TableDefinition table,
            String name,
            TableDefinition.Index index) {
        try {
            dynamoDb.updateTable(
                    update ->
                            update.tableName(name)
                                    .attributeDefinitions(TableRequest.attributes(table))
                                    .globalSecondaryIndexUpdates(
                                            one -> one.create(action(TableRequest.index(index)))));
        } catch (DynamoDbException e) {
            // Refused also where somebody else adds it at this moment.
            if (TableCreator.ifActive(dynamoDb, name).filter(is -> !has(is, index)).isPresent()) {
                throw e;
            }
        }
        Retries.until(
                "add the index " + index.name() + " to " + name,
                () -> TableCreator.ifActive(dynamoDb, name).filter(is -> has(is, index)));
    }

    private static CreateGlobalSecondaryIndexAction action(GlobalSecondaryIndex index) {
        return CreateGlobalSecondaryIndexAction.builder()
                .indexName(index.indexName())
                .keySchema(index.keySchema())
                .projection(index.projection())
                .build();
    }

    private static boolean has(TableDescription table, TableDefinition.Index index) {
        return table.globalSecondaryIndexes().stream()
                .anyMatch(one -> one.indexName().equals(index.name()));
    }
}
