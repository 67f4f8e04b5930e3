package io.teamclaw.lifecycle.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.lifecycle.aws.Variables;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.UsageRows;
import io.teamclaw.lifecycle.usage.RollupStore;
import io.teamclaw.lifecycle.usage.UsageTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageRollupHandlerTest {
    private static final UserId ADA = new UserId("ada");
    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
    private final UsageRollupHandler handler =
            new UsageRollupHandler(
                    dynamoDb.client(),
                    EmbeddedDynamoDb.ENVIRONMENT,
                    FunctionLogs.detached("test", line -> {}));

    @AfterEach
    void stop() {
        dynamoDb.close();
    }

    @Test
    void countsEachNewRow() {
        assertThat(failuresOf(List.of(stored("a"), stored("b")))).isEmpty();

        UsageTotals totals = totals();
        assertThat(totals.requests()).isEqualTo(2);
        assertThat(totals.costMicros()).isEqualTo(2_468);
    }

    @Test
    void givesTheSameTotalsHoweverOftenAndInWhateverOrderABatchComes() {
        List<ObjectNode> batch =
                new ArrayList<>(
                        IntStream.range(0, 10)
                                .mapToObj(number -> stored("call-" + number))
                                .toList());
        batch.addAll(List.copyOf(batch));
        Random random = new Random(7);
        for (int round = 0; round < 3; round++) {
            Collections.shuffle(batch, random);
            assertThat(failuresOf(batch)).isEmpty();
        }

        UsageTotals totals = totals();
        assertThat(totals.requests()).isEqualTo(10);
        assertThat(totals.costMicros()).isEqualTo(12_340);
    }

    @Test
    void stepsOverABadRowInTheMiddle() {
        Map<String, Object> bad = new HashMap<>(UsageRows.good(ADA, NOON, "bad").attributes());
        bad.remove("model");
        UsageRows.put(dynamoDb.client(), bad);
        Map<String, Object> strange = new HashMap<>(bad);
        strange.put("status", "two hundred");

        List<String> failures =
                failuresOf(
                        List.of(
                                stored("a"),
                                StreamEvents.change("INSERT", "bad", bad),
                                StreamEvents.change("INSERT", "strange", strange),
                                StreamEvents.change("INSERT", "empty", Map.of()),
                                stored("b")));

        assertThat(failures).isEmpty();
        assertThat(totals().requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MODIFY", "REMOVE", ""})
    void countsNothingThatHappensToARowLater(String eventName) {
        UsageRow row = UsageRows.good(ADA, NOON, "a");
        UsageRows.put(dynamoDb.client(), row);

        assertThat(failuresOf(List.of(StreamEvents.change(eventName, "1", row.attributes()))))
                .isEmpty();

        assertThat(totals().requests()).isZero();
    }

    @Test
    void asksForWhatCouldNotBeCountedAgainAndCountsItThen() {
        List<ObjectNode> batch = List.of(stored("a"), stored("b"));
        String table = "teamclaw-usage-rollup-" + EmbeddedDynamoDb.ENVIRONMENT;
        dynamoDb.client().deleteTable(delete -> delete.tableName(table));

        assertThat(failuresOf(batch)).containsExactly("a", "b");

        dynamoDb.createTables();
        assertThat(failuresOf(batch)).isEmpty();
        assertThat(totals().requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"Records\":{}}"})
    void failsOnWhatIsNoEventOfAStream(String event) {
        assertThatThrownBy(() -> Invocation.of(handler, event))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotStartWithoutItsEnvironment() {
        assertThatThrownBy(() -> new Variables(Map.of()).environment())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TEAMCLAW_ENVIRONMENT");
    }

    /** A row in the table, and the change that put it there; its number in the stream is its id. */
    private ObjectNode stored(String requestId) {
        UsageRow row = UsageRows.good(ADA, NOON, requestId);
        UsageRows.put(dynamoDb.client(), row);
        return StreamEvents.change("INSERT", requestId, row.attributes());
    }

    private List<String> failuresOf(List<ObjectNode> batch) {
        JsonNode answer = Invocation.of(handler, StreamEvents.of(batch));
        return answer.path("batchItemFailures").findValuesAsText("itemIdentifier");
    }

    private UsageTotals totals() {
        return new RollupStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT)
                .totals(START, START.plus(Duration.ofDays(1)));
    }
}
