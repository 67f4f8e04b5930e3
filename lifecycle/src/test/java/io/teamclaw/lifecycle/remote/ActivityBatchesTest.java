package io.teamclaw.lifecycle.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.testing.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ActivityBatchesTest {
    private static final UserId ADA = new UserId("ada");
    private static final UserId BOB = new UserId("bob");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration LONG = Duration.ofHours(1);

    private final List<Map<UserId, Instant>> told = new CopyOnWriteArrayList<>();

    @Test
    void tellsTheLatestUseOfEachPersonTogether() {
        try (ActivityBatches batches = ActivityBatches.to(told::add, LONG)) {
            batches.record(ADA, NOON.plusSeconds(2));
            batches.record(ADA, NOON);
            batches.record(BOB, NOON);
        }
        assertThat(told).containsExactly(Map.of(ADA, NOON.plusSeconds(2), BOB, NOON));
    }

    @Test
    void tellsNothingWhereNobodyUsedOne() {
        ActivityBatches.to(told::add, LONG).close();
        assertThat(told).isEmpty();
    }

    @Test
    void tellsLaterWhatItCouldNotTell() {
        AtomicInteger calls = new AtomicInteger();
        try (ActivityBatches batches =
                ActivityBatches.to(
                        uses -> {
                            if (calls.incrementAndGet() == 1) {
                                throw new IllegalStateException("Lambda does not answer");
                            }
                            told.add(uses);
                        },
                        Duration.ofMillis(20))) {
            batches.record(ADA, NOON);
            Eventually.get(() -> told, all -> !all.isEmpty());
        }
        assertThat(told).containsExactly(Map.of(ADA, NOON));
    }
}
