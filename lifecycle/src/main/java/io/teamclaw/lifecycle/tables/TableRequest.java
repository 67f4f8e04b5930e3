package io.teamclaw.lifecycle.tables;

import io.teamclaw.config.table.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** A table definition as DynamoDB wants to be asked for it. */
final class TableRequest {
    private TableRequest() {}

    static CreateTableRequest of(TableDefinition table, String name) {
        CreateTableRequest.Builder request =
                CreateTableRequest.builder()
                        .tableName(name)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(keys(table.partitionKey(), table.sortKey()))
                        .attributeDefinitions(attributes(table));
        if (!table.indexes().isEmpty()) {
            request.globalSecondaryIndexes(
                    table.indexes().stream().map(TableRequest::index).toList());
        }
        view(table.stream())
                .ifPresent(
                        view ->
                                request.streamSpecification(
                                        stream -> stream.streamEnabled(true).streamViewType(view)));
        return request.build();
    }

    private static Optional<StreamViewType> view(TableDefinition.Stream stream) {
        return switch (stream) {
            case NONE -> Optional.empty();
            case KEYS -> Optional.of(StreamViewType.KEYS_ONLY);
            case NEW_ITEMS -> Optional.of(StreamViewType.NEW_IMAGE);
        };
    }

    static GlobalSecondaryIndex index(TableDefinition.Index index) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(keys(index.partitionKey(), index.sortKey()))
                .projection(all -> all.projectionType(ProjectionType.ALL))
                .build();
    }

    private static List<KeySchemaElement> keys(String partition, Optional<String> sort) {
        List<KeySchemaElement> keys = new ArrayList<>();
        keys.add(key(partition, KeyType.HASH));
        sort.ifPresent(name -> keys.add(key(name, KeyType.RANGE)));
        return keys;
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    static List<AttributeDefinition> attributes(TableDefinition table) {
        Stream<String> own =
                Stream.concat(Stream.of(table.partitionKey()), table.sortKey().stream());
        Stream<String> indexed =
                table.indexes().stream()
                        .flatMap(
                                index ->
                                        Stream.concat(
                                                Stream.of(index.partitionKey()),
                                                index.sortKey().stream()));
        return Stream.concat(own, indexed)
                .distinct()
                .map(
                        name ->
                                AttributeDefinition.builder()
                                        .attributeName(name)
                                        .attributeType(ScalarAttributeType.S)
                                        .build())
                .toList();
    }
}
