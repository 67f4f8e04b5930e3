package io.teamclaw.sidecar.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.keys.KeyStateRow;
import io.teamclaw.config.table.Tables;
import io.teamclaw.sidecar.keys.KeyTrouble.CoolingDown;
import io.teamclaw.sidecar.keys.KeyTrouble.Quarantined;
import io.teamclaw.sidecar.keys.KeyTrouble.Reason;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

class SharedKeyStatesTest {
    private static final String TABLE = Tables.KEY_STATES.physicalName("test");
    private static final String ENTRY = "entry";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Quarantined rejected = new Quarantined(now, 401, Reason.REJECTED);
    private AmazonDynamoDBLocal server;
    private SharedKeyStates states;

    @BeforeEach
    void start() {
        server = DynamoDBEmbedded.create(true);
        server.dynamoDbClient()
                .createTable(
                        create ->
                                create.tableName(TABLE)
                                        .billingMode(BillingMode.PAY_PER_REQUEST)
                                        .attributeDefinitions(text("pool"), text("keyId"))
                                        .keySchema(
                                                key("pool", KeyType.HASH),
                                                key("keyId", KeyType.RANGE)));
        states = new SharedKeyStates(this::client, TABLE);
        states.start(KeyHealth.ofProcess(InstantSource.system()));
    }

    @AfterEach
    void stop() {
        states.close();
        server.shutdownNow();
    }

    @Test
    void anotherSidecarHearsWhatOneHasMet() {
        CoolingDown cooling = new CoolingDown(now, now.plusSeconds(600));
        states.met("k-limited", ENTRY, cooling);
        states.met("k-rejected", ENTRY, rejected);
        await(() -> stored("k-rejected").isPresent());

        KeyHealth other = KeyHealth.ofProcess(InstantSource.system());
        try (SharedKeyStates its = new SharedKeyStates(this::client, TABLE)) {
            its.start(other);
            await(() -> other.trouble("k-rejected", ENTRY).isPresent());
            assertThat(other.trouble("k-limited", ENTRY)).contains(cooling);
            assertThat(other.trouble("k-rejected", ENTRY)).contains(rejected);
            assertThat(other.trouble("k-rejected", "changed since")).isEmpty();
        }
    }

    @Test
    void aShortPauseIsNobodyElsesBusiness() {
        states.met("k-short", ENTRY, new CoolingDown(now, now.plusSeconds(5)));
        states.met("k-rejected", ENTRY, rejected);
        await(() -> stored("k-rejected").isPresent());
        assertThat(stored("k-short")).isEmpty();
    }

    @Test
    void theWorseStaysAndALaterEntryReplacesAll() {
        states.met("k-1", ENTRY, new CoolingDown(now, now.plusSeconds(60)));
        states.met("k-1", ENTRY, new CoolingDown(now, now.plusSeconds(30)));
        settle();
        assertThat(stored("k-1").orElseThrow().until()).contains(now.plusSeconds(60));

        states.met("k-1", ENTRY, rejected);
        states.met("k-1", ENTRY, new CoolingDown(now, now.plusSeconds(900)));
        settle();
        assertThat(stored("k-1").orElseThrow().kind()).isEqualTo(KeyStateRow.Kind.REJECTED);

        states.met("k-1", "another entry", new CoolingDown(now, now.plusSeconds(60)));
        settle();
        assertThat(stored("k-1").orElseThrow().kind()).isEqualTo(KeyStateRow.Kind.COOLING_DOWN);
    }

    @Test
    void whatAPersonPutRightIsTakenAgainUntilItIsRefusedAnew() {
        put(
                new KeyStateRow(
                        "k-1",
                        ENTRY,
                        KeyStateRow.Kind.FORGIVEN,
                        now.plusSeconds(1),
                        Optional.empty(),
                        0));
        KeyHealth other = KeyHealth.ofProcess(InstantSource.system());
        other.learn("k-1", ENTRY, rejected);
        try (SharedKeyStates its = new SharedKeyStates(this::client, TABLE)) {
            its.start(other);
            await(() -> other.trouble("k-1", ENTRY).isEmpty());
        }
        states.met("k-1", ENTRY, rejected);
        settle();
        assertThat(stored("k-1").orElseThrow().kind()).isEqualTo(KeyStateRow.Kind.FORGIVEN);
        states.met("k-1", ENTRY, new Quarantined(now.plusSeconds(2), 401, Reason.REJECTED));
        settle();
        assertThat(stored("k-1").orElseThrow().kind()).isEqualTo(KeyStateRow.Kind.REJECTED);
    }

    @Test
    void anItemCannotHoldAKeyAndGoesByItself() {
        states.met("k-1", ENTRY, rejected);
        settle();
        assertThat(item("k-1"))
                .containsOnlyKeys("pool", "keyId", "fingerprint", "kind", "since", "status", "ttl");
        assertThat(Long.parseLong(item("k-1").get("ttl").n()))
                .isEqualTo(now.plus(Duration.ofDays(30)).getEpochSecond());
    }

    /** What was met before is written once this is. */
    private void settle() {
        String last = "k-last-" + System.nanoTime();
        states.met(last, ENTRY, rejected);
        await(() -> stored(last).isPresent());
    }

    private Optional<KeyStateRow> stored(String keyId) {
        Map<String, Object> values = new HashMap<>();
        item(keyId)
                .forEach(
                        (name, value) ->
                                values.put(
                                        name,
                                        value.n() == null ? value.s() : Long.valueOf(value.n())));
        return values.isEmpty() ? Optional.empty() : Optional.of(KeyStateRow.ofAttributes(values));
    }

    private Map<String, AttributeValue> item(String keyId) {
        return server.dynamoDbClient()
                .getItem(
                        get ->
                                get.tableName(TABLE)
                                        .key(
                                                Map.of(
                                                        "pool",
                                                        AttributeValue.fromS(KeyStateRow.PARTITION),
                                                        "keyId",
                                                        AttributeValue.fromS(keyId))))
                .item();
    }

    private void put(KeyStateRow row) {
        Map<String, AttributeValue> item = new HashMap<>();
        row.attributes()
                .forEach(
                        (name, value) ->
                                item.put(
                                        name,
                                        value instanceof String text
                                                ? AttributeValue.fromS(text)
                                                : AttributeValue.fromN(value.toString())));
        server.dynamoDbClient().putItem(put -> put.tableName(TABLE).item(item));
    }

    /** Closing the embedded database's own client would close the database. */
    private DynamoDbClient client() {
        DynamoDbClient real = server.dynamoDbClient();
        return (DynamoDbClient)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {DynamoDbClient.class},
                        (proxy, method, arguments) -> {
                            try {
                                return method.getName().equals("close")
                                        ? null
                                        : method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it does not come").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
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
}
