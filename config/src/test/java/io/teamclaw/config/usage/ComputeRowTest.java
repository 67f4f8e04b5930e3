package io.teamclaw.config.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.compute.ComputePrice;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComputeRowTest {
    private static final ComputePrice SIX_CENTS = new ComputePrice(60_000);

    @Test
    void aRunIsPartedAtEachMidnight() {
        List<ComputeRow> parts = run("2026-11-21T22:00:00.400Z", "2026-11-23T01:00:00Z");

        assertThat(parts)
                .extracting(ComputeRow::sortKey)
                .containsExactly("2026-11-21#a-1", "2026-11-22#a-1", "2026-11-23#a-1");
        assertThat(parts).extracting(ComputeRow::seconds).containsExactly(7200L, 86_400L, 3600L);
        assertThat(parts)
                .extracting(ComputeRow::micros)
                .containsExactly(120_000L, 1_440_000L, 60_000L);
    }

    @Test
    void aRunThatEndsAtMidnightHasNothingOfTheNextDay() {
        assertThat(run("2026-11-21T23:00:00Z", "2026-11-22T00:00:00Z"))
                .extracting(ComputeRow::sortKey)
                .containsExactly("2026-11-21#a-1");
        assertThat(run("2026-11-21T23:00:00Z", "2026-11-21T23:00:00Z")).isEmpty();
    }

    @Test
    void isReadAsItWasWritten() {
        for (ComputeRow part : run("2026-11-21T22:00:00.400Z", "2026-11-22T01:00:00Z")) {
            assertThat(ComputeRow.ofAttributes(part.attributes())).isEqualTo(part);
            assertThat(ComputeRow.isPartition(part.partition())).isTrue();
            assertThat(ComputeRow.isPartition(part.userId().value())).isFalse();
        }
    }

    @Test
    void whatIsMissingOrMalformedIsRefused() {
        Map<String, Object> whole =
                run("2026-11-21T22:00:00Z", "2026-11-21T23:00:00Z").getFirst().attributes();
        for (String name : List.of("userId", "timestamp", "from", "computeSeconds", "ttl")) {
            Map<String, Object> broken = new HashMap<>(whole);
            broken.remove(name);
            assertThatThrownBy(() -> ComputeRow.ofAttributes(broken))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        Map<String, Object> broken = new HashMap<>(whole);
        broken.put("from", "yesterday");
        assertThatThrownBy(() -> ComputeRow.ofAttributes(broken))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<ComputeRow> run(String from, String until) {
        return ComputeRow.ofRun(
                new UserId("ada"),
                Optional.of(new TeamId("red")),
                "a-1",
                Instant.parse(from),
                Instant.parse(until),
                SIX_CENTS);
    }
}
