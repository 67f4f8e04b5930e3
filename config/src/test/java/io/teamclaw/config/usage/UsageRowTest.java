package io.teamclaw.config.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageRowTest {
    private static final UsageRow WHOLE =
            new UsageRow(
                    new UserId("alice"),
                    Instant.parse("2026-11-22T09:30:00.125Z"),
                    "req-1",
                    Optional.of(new TeamId("finance")),
                    "anthropic",
                    "claude-sonnet-4-6",
                    Optional.of("k-0123456789"),
                    200,
                    Ending.COMPLETED,
                    new TokenCounts(1_000, 200, 30, 4, 5),
                    OptionalLong.of(6_024),
                    true,
                    Duration.ofMillis(1_234),
                    Optional.of(Duration.ofMillis(250)),
                    Instant.parse("2027-02-20T00:00:00Z"),
                    List.of());

    private static final UsageRow BARE =
            new UsageRow(
                    new UserId("bob"),
                    Instant.EPOCH,
                    "r",
                    Optional.empty(),
                    "google",
                    "unknown",
                    Optional.empty(),
                    0,
                    Ending.REFUSED,
                    TokenCounts.NONE,
                    OptionalLong.empty(),
                    false,
                    Duration.ZERO,
                    Optional.empty(),
                    Instant.EPOCH,
                    List.of());

    @Test
    void isReadAsItWasWritten() {
        assertThat(UsageRow.ofAttributes(WHOLE.attributes())).isEqualTo(WHOLE);
        assertThat(UsageRow.ofAttributes(BARE.attributes())).isEqualTo(BARE);
    }

    @Test
    void saysWhichKeysFailedBeforeAndWhatFewCallsHave() {
        Map<String, Object> row = new HashMap<>(WHOLE.attributes());
        row.put("ending", "failed_over");
        row.put("tried", "k-1=429,k-2=0");
        row.put("cacheWrite1hTokens", 3L);
        row.put("imageTokens", 258L);

        UsageRow read = UsageRow.ofAttributes(row);

        assertThat(read.ending()).isEqualTo(Ending.FAILED_OVER);
        assertThat(read.tried()).containsExactly(new TriedKey("k-1", 429), new TriedKey("k-2", 0));
        assertThat(read.tokens()).isEqualTo(new TokenCounts(1_000, 200, 30, 4, 5, 3, 258));
        assertThat(read.attributes()).isEqualTo(row);
    }

    @Test
    void hasTheAttributesThatTheTableIsDescribedWith() {
        assertThat(WHOLE.attributes().keySet())
                .containsExactly(
                        "userId",
                        "timestamp",
                        "teamId",
                        "provider",
                        "model",
                        "keyId",
                        "status",
                        "ending",
                        "inputTokens",
                        "outputTokens",
                        "cacheReadTokens",
                        "cacheWriteTokens",
                        "reasoningTokens",
                        "costMicros",
                        "estimated",
                        "latencyMs",
                        "firstTokenMs",
                        "ttl");
        assertThat(WHOLE.attributes())
                .containsEntry("timestamp", "2026-11-22T09:30:00.125000000Z#req-1")
                .containsEntry("ending", "completed")
                .containsEntry("ttl", 1_803_081_600L);
    }

    @Test
    void saysThatItIsUnpricedInsteadOfFree() {
        assertThat(BARE.attributes())
                .containsEntry("unpriced", true)
                .doesNotContainKeys("costMicros", "teamId", "keyId", "firstTokenMs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userId",
                "timestamp",
                "provider",
                "model",
                "status",
                "ending",
                "inputTokens",
                "latencyMs",
                "ttl"
            })
    void namesAnAttributeThatIsMissing(String name) {
        Map<String, Object> row = new HashMap<>(WHOLE.attributes());
        row.remove(name);

        assertThatThrownBy(() -> UsageRow.ofAttributes(row))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name);
    }

    @Test
    void namesAnAttributeThatIsMalformed() {
        assertThat(messageOf("timestamp", "2026-11-22T09:30:00Z")).startsWith("timestamp");
        assertThat(messageOf("timestamp", "yesterday#req-1")).startsWith("timestamp");
        assertThat(messageOf("userId", "../bob")).startsWith("userId");
        assertThat(messageOf("teamId", 7L)).startsWith("teamId");
        assertThat(messageOf("ending", "vanished")).startsWith("ending");
        assertThat(messageOf("status", "200")).startsWith("status");
        assertThat(messageOf("status", 1L << 40)).startsWith("status");
        assertThat(messageOf("costMicros", "free")).startsWith("costMicros");
        assertThat(messageOf("tried", "k-1")).startsWith("tried");
        assertThat(messageOf("tried", "k-1=429,")).startsWith("tried");
        assertThat(messageOf("tried", "=429")).startsWith("tried");
        assertThat(messageOf("tried", "k-1=often")).startsWith("tried");
        assertThat(messageOf("tried", "k-1=1000")).startsWith("tried");
        assertThat(messageOf("outputTokens", -1L)).contains("not negative");
    }

    @ParameterizedTest
    @EnumSource
    void everyEndingHasAValueOfItsOwn(Ending ending) {
        assertThat(ending.wireValue()).matches("[a-z_]+");
        assertThat(Ending.ofWireValue(ending.wireValue())).isEqualTo(ending);
    }

    private static String messageOf(String name, Object value) {
        Map<String, Object> row = new HashMap<>(WHOLE.attributes());
        row.put(name, value);
        try {
            return "no error, but " + UsageRow.ofAttributes(row);
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
