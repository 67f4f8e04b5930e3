package io.teamclaw.lifecycle.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.SettableClock;
import io.teamclaw.lifecycle.testing.UsageRows;
import io.teamclaw.lifecycle.usage.UsageStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MeteredUseTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final UserId ADA = new UserId("ada");

    private final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
    private final MeteredUse use =
            new MeteredUse(
                    new UsageStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT),
                    (owner, after) -> Optional.empty(),
                    new SettableClock(NOW));

    @AfterEach
    void stop() {
        dynamoDb.close();
    }

    @Test
    void knowsNoCallBeforeTheFirst() {
        assertThat(use.lastModelCall(ADA)).isEmpty();
    }

    @Test
    void saysWhenTheLastCallEnded() {
        put(Duration.ofMinutes(50), Duration.ofSeconds(3));
        put(Duration.ofMinutes(10), Duration.ofSeconds(4));

        assertThat(use.lastModelCall(ADA))
                .contains(NOW.minus(Duration.ofMinutes(10)).plusSeconds(4));
    }

    @Test
    void findsALongCallThatBeganEarlierAndEndedLater() {
        put(Duration.ofMinutes(50), Duration.ofMinutes(49));
        put(Duration.ofMinutes(40), Duration.ofSeconds(1));

        assertThat(use.lastModelCall(ADA)).contains(NOW.minus(Duration.ofMinutes(1)));
    }

    @Test
    void forgetsWhatBeganMoreThanADayAgo() {
        put(Duration.ofHours(25), Duration.ofSeconds(1));

        assertThat(use.lastModelCall(ADA)).isEmpty();
    }

    private void put(Duration ago, Duration latency) {
        Map<String, Object> row =
                new HashMap<>(UsageRows.good(ADA, NOW.minus(ago), "r" + ago).attributes());
        row.put("latencyMs", latency.toMillis());
        UsageRows.put(dynamoDb.client(), row);
    }
}
