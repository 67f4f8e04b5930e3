package io.teamclaw.lifecycle.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.testing.AtOnce;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
                .containsExactlyInAnyOrder("by-email", "by-team");
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

    private TableDescription describe(String name) {
        return dynamoDb.client().describeTable(table -> table.tableName(name)).table();
    }
}
