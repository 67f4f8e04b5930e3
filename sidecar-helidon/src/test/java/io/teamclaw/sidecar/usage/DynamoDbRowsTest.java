package io.teamclaw.sidecar.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.table.Tables;
import io.teamclaw.config.usage.UsageRow;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

class DynamoDbRowsTest {
    private static final String TABLE = Tables.USAGE.physicalName("test");
    private static final Duration BOUND = Duration.ofSeconds(20);

    private AmazonDynamoDBLocal server;

    @BeforeEach
    void start() {
        server = DynamoDBEmbedded.create(true);
        String sort = Tables.USAGE.sortKey().orElseThrow();
        server.dynamoDbClient()
                .createTable(
                        create ->
                                create.tableName(TABLE)
                                        .billingMode(BillingMode.PAY_PER_REQUEST)
                                        .attributeDefinitions(text("userId"), text(sort))
                                        .keySchema(
                                                key("userId", KeyType.HASH),
                                                key(sort, KeyType.RANGE)));
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    @AfterEach
    void stop() {
        server.shutdownNow();
    }

    @Test
    void storesRowsThatReadBackEqual() {
        List<UsageRow> rows =
                List.of(
                        Rows.row("r1"),
                        Rows.priced("r2", OptionalLong.empty()),
                        Rows.failedOver("r3"));

        assertThat(rows().insert(rows)).isEqualTo(RowStore.Inserted.ALL);

        assertThat(stored()).containsExactlyElementsOf(rows);
    }

    @Test
    void storesARowOnceHoweverOftenItComes() {
        UsageRow first = Rows.priced("r1", OptionalLong.of(12));
        rows().insert(List.of(first));

        RowStore.Inserted again =
                rows().insert(List.of(Rows.priced("r1", OptionalLong.of(99)), Rows.row("r2")));

        assertThat(again).isEqualTo(RowStore.Inserted.ALL);
        assertThat(stored()).containsExactly(first, Rows.row("r2"));
    }

    /** Else a row that comes a second time would lose the roll-up's mark and count twice. */
    @Test
    void leavesTheMarkOfTheRollUpInARowThatComesAgain() {
        rows().insert(List.of(Rows.row("r1")));
        server.dynamoDbClient()
                .updateItem(
                        update ->
                                update.tableName(TABLE)
                                        .key(
                                                Map.of(
                                                        "userId",
                                                        AttributeValue.fromS("alice"),
                                                        "timestamp",
                                                        AttributeValue.fromS(
                                                                Rows.row("r1").sortKey())))
                                        .updateExpression("SET rolledUp = :now")
                                        .expressionAttributeValues(
                                                Map.of(":now", AttributeValue.fromS("now"))));

        rows().insert(List.of(Rows.row("r1")));

        assertThat(server.dynamoDbClient().scan(scan -> scan.tableName(TABLE)).items())
                .singleElement()
                .satisfies(item -> assertThat(item).containsKey("rolledUp"));
    }

    @Test
    void rowsOfATableThatIsNotThereComeAgain() {
        List<UsageRow> rows = List.of(Rows.row("r1"));
        DynamoDbRows elsewhere = new DynamoDbRows(server.dynamoDbClient(), "no-such-table");

        assertThat(again(elsewhere, rows)).isEqualTo(rows);
    }

    private static List<UsageRow> again(RowStore store, List<UsageRow> rows) {
        try {
            return store.insert(rows).again();
        } catch (SdkException e) {
            return rows;
        }
    }

    /** Closing the embedded server's own client would stop the server: it is not closed. */
    private DynamoDbRows rows() {
        return new DynamoDbRows(server.dynamoDbClient(), TABLE);
    }

    private List<UsageRow> stored() {
        return server.dynamoDbClient().scan(scan -> scan.tableName(TABLE)).items().stream()
                .map(DynamoDbRowsTest::row)
                .toList();
    }

    private static UsageRow row(Map<String, AttributeValue> item) {
        Map<String, Object> attributes = new HashMap<>();
        item.forEach(
                (name, value) ->
                        attributes.put(
                                name,
                                switch (value.type()) {
                                    case S -> value.s();
                                    case N -> Long.valueOf(value.n());
                                    case BOOL -> value.bool();
                                    default -> throw new AssertionError(name + ": " + value);
                                }));
        return UsageRow.ofAttributes(attributes);
    }
}
