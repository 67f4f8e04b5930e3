package io.teamclaw.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class DynamoDbOnDiskTest {
    private static final Map<String, AttributeValue> ITEM =
            Map.of("id", AttributeValue.fromS("kept"));

    @TempDir Path folder;

    @Test
    void keepsItsItemsOverARestart() throws Exception {
        try (DynamoDbOnDisk first = DynamoDbOnDisk.start(folder)) {
            first.client()
                    .createTable(
                            table ->
                                    table.tableName("things")
                                            .billingMode(BillingMode.PAY_PER_REQUEST)
                                            .attributeDefinitions(
                                                    AttributeDefinition.builder()
                                                            .attributeName("id")
                                                            .attributeType(ScalarAttributeType.S)
                                                            .build())
                                            .keySchema(
                                                    KeySchemaElement.builder()
                                                            .attributeName("id")
                                                            .keyType(KeyType.HASH)
                                                            .build()));
            first.client().putItem(put -> put.tableName("things").item(ITEM));
        }

        try (DynamoDbOnDisk second = DynamoDbOnDisk.start(folder)) {
            assertThat(second.client().getItem(get -> get.tableName("things").key(ITEM)).item())
                    .isEqualTo(ITEM);
        }
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        try (DynamoDbOnDisk database = DynamoDbOnDisk.start(folder)) {
            assertThat(database.endpoint().getHost()).isEqualTo("127.0.0.1");
        }
    }
}
