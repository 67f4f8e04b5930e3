package io.teamclaw.lifecycle.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.table.TableDefinition;
import io.teamclaw.config.table.TableDefinition.Stream;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.dynamodb.Table;
import io.teamclaw.lifecycle.testing.AtOnce;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

class TableCreatorTest {
    private EmbeddedDynamoDb dynamoDb;

    @BeforeEach
    void start() {
        dynamoDb = EmbeddedDynamoDb.start();
    }

    @AfterEach
    void stop() {
        dynamoDb.close();
    }

    @Test
    void makesEachTableWithItsKeysIndexesAndStream() {
        assertThat(dynamoDb.client().listTables().tableNames())
                .contains("teamclaw-users-test", "teamclaw-usage-rollup-test");
        assertThat(describe("teamclaw-users-test").globalSecondaryIndexes())
                .extracting(index -> index.indexName())
                .containsExactlyInAnyOrder("by-email", "by-team", "by-role");
        assertThat(describe("teamclaw-users-test").globalSecondaryIndexes())
                .allMatch(index -> index.projection().projectionType() == ProjectionType.ALL);
        TableDescription usage = describe("teamclaw-usage-test");
        assertThat(usage.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        assertThat(usage.keySchema())
                .extracting(key -> key.attributeName())
                .containsExactly("userId", "timestamp");
        assertThat(usage.streamSpecification().streamViewType())
                .isEqualTo(StreamViewType.NEW_IMAGE);
        assertThat(describe("teamclaw-teams-test").streamSpecification()).isNull();
        assertThat(
                        dynamoDb.client()
                                .describeTimeToLive(ttl -> ttl.tableName("teamclaw-usage-test"))
                                .timeToLiveDescription()
                                .attributeName())
                .isEqualTo("ttl");
    }

    @Test
    void changesNothingTheSecondTime() {
        var before = describe("teamclaw-usage-test");

        TableCreator.ensure(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT, Tables.all());

        assertThat(describe("teamclaw-usage-test")).isEqualTo(before);
    }

    @Test
    void agreesWithOthersWhoMakeThemAtTheSameMoment() throws Exception {
        AtOnce.run(
                4,
                number -> {
                    TableCreator.ensure(dynamoDb.client(), "other", Tables.all());
                    return number;
                });

        assertThat(dynamoDb.client().listTables().tableNames())
                .contains("teamclaw-usage-other", "teamclaw-config-other");
    }

    @Test
    void addsTheIndexesThatATableOfAnEarlierVersionLacks() {
        TableDefinition earlier =
                new TableDefinition(
                        "users",
                        "userId",
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Stream.KEYS);
        TableCreator.ensure(dynamoDb.client(), "old", List.of(earlier));
        dynamoDb.client()
                .putItem(
                        put ->
                                put.tableName("teamclaw-users-old")
                                        .item(
                                                Map.of(
                                                        "userId", AttributeValue.fromS("ada"),
                                                        "role", AttributeValue.fromS("admin"),
                                                        "email", AttributeValue.fromS("a@b.c"))));

        // One after the other, as a data folder has one owner: DynamoDB Local now and then fails to
        // describe a table to which somebody else adds an index.
        TableCreator.ensure(dynamoDb.client(), "old", List.of(Tables.USERS));
        TableCreator.ensure(dynamoDb.client(), "old", List.of(Tables.USERS));

        assertThat(describe("teamclaw-users-old").globalSecondaryIndexes())
                .extracting(index -> index.indexName())
                .containsExactlyInAnyOrder("by-email", "by-team", "by-role");
        assertThat(Table.of(dynamoDb.client(), Tables.USERS, "old").index("by-role", "admin"))
                .as("what was there before is indexed")
                .hasSize(1);
    }

    private TableDescription describe(String name) {
        return dynamoDb.client().describeTable(table -> table.tableName(name)).table();
    }
}
