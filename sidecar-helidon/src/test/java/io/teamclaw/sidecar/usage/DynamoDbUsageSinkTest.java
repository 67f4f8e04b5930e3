package io.teamclaw.sidecar.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.config.usage.UsageRow;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

class DynamoDbUsageSinkTest {
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
    void writesRowsThatReadBackEqualAndFlushesThemOnClose() {
        List<UsageRow> rows =
                List.of(row("r1", OptionalLong.of(12)), row("r2", OptionalLong.empty()));
        try (DynamoDbUsageSink sink = new DynamoDbUsageSink(this::client, TABLE, BOUND)) {
            rows.forEach(sink::write);
        }
        assertThat(stored()).containsExactlyElementsOf(rows);
    }

    @Test
    void writesARowOnceHoweverOftenItComes() {
        try (DynamoDbUsageSink sink = new DynamoDbUsageSink(this::client, TABLE, BOUND)) {
            sink.write(row("r1", OptionalLong.of(12)));
            sink.write(row("r1", OptionalLong.of(99)));
        }
        assertThat(stored()).containsExactly(row("r1", OptionalLong.of(12)));
    }

    @Test
    void doesNotDisturbCallsWhenTheTableIsMissing() {
        try (DynamoDbUsageSink sink = new DynamoDbUsageSink(this::client, "no-such-table", BOUND)) {
            sink.write(row("r1", OptionalLong.of(12)));
        }
        assertThat(stored()).isEmpty();
    }

    @Test
    void doesNotDisturbCallsWhenThereIsNoClient() {
        try (DynamoDbUsageSink sink =
                new DynamoDbUsageSink(
                        () -> {
                            throw SdkClientException.create("no region");
                        },
                        TABLE,
                        BOUND)) {
            for (int i = 0; i < 2_000; i++) {
                sink.write(row("r" + i, OptionalLong.of(12)));
            }
        }
        assertThat(stored()).isEmpty();
    }

    @Test
    void writesTheRowsAfterOneThatFailedInAnUnforeseenWay() {
        for (Throwable unforeseen :
                List.of(new IllegalStateException("x"), new NoClassDefFoundError("x"))) {
            AtomicBoolean first = new AtomicBoolean(true);
            try (DynamoDbUsageSink sink =
                    new DynamoDbUsageSink(
                            () -> client(() -> first.getAndSet(false), unforeseen), TABLE, BOUND)) {
                sink.write(row("lost-" + unforeseen.hashCode(), OptionalLong.of(12)));
                sink.write(row("r1", OptionalLong.of(12)));
            }
            assertThat(stored()).containsExactly(row("r1", OptionalLong.of(12)));
        }
    }

    /** Closing the embedded server's own client would stop the server. */
    private DynamoDbClient client() {
        return client(() -> false, new IllegalStateException());
    }

    private DynamoDbClient client(BooleanSupplier fails, Throwable failure) {
        return (DynamoDbClient)
                Proxy.newProxyInstance(
                        DynamoDbClient.class.getClassLoader(),
                        new Class<?>[] {DynamoDbClient.class},
                        (proxy, method, arguments) ->
                                method.getName().equals("close")
                                        ? null
                                        : fails.getAsBoolean()
                                                ? fail(failure)
                                                : invoke(method, arguments));
    }

    private static Object fail(Throwable failure) throws Throwable {
        throw failure;
    }

    private Object invoke(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(server.dynamoDbClient(), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private List<UsageRow> stored() {
        return server.dynamoDbClient().scan(scan -> scan.tableName(TABLE)).items().stream()
                .map(DynamoDbUsageSinkTest::row)
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

    /** Alice's call of a moment ago. */
    static UsageRow row(String id, OptionalLong cost) {
        return new UsageRow(
                new UserId("alice"),
                Instant.parse("2026-11-22T10:00:00.123Z"),
                id,
                Optional.of(new TeamId("sales")),
                "openai",
                "gpt-5.5",
                Optional.of("k-0123456789"),
                200,
                Ending.COMPLETED,
                new TokenCounts(1, 2, 3, 4, 1),
                cost,
                false,
                Duration.ofMillis(1500),
                Optional.of(Duration.ofMillis(300)),
                Instant.parse("2027-02-20T10:00:00Z"));
    }
}
