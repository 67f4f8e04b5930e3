package io.teamclaw.sidecar.usage;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.config.usage.UsageRow;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Rows of Alice's calls. */
final class Rows {
    private Rows() {}

    static UsageRow row(String id) {
        return priced(id, OptionalLong.of(12));
    }

    static List<UsageRow> rows(int from, int until) {
        return IntStream.range(from, until).mapToObj(each -> row("r" + each)).toList();
    }

    static UsageRow failedOver(String id) {
        Map<String, Object> row = new HashMap<>(row(id).attributes());
        row.put("ending", "failed_over");
        row.put("tried", "k-1=429");
        row.put("cacheWrite1hTokens", 3L);
        return UsageRow.ofAttributes(row);
    }

    static UsageRow priced(String id, OptionalLong cost) {
        return new UsageRow(
                new UserId("alice"),
                Instant.parse("2026-11-22T10:00:00.123Z"),
                id,
                Optional.of(new TeamId("sales")),
                "openai",
                "gpt-5.5 \"ü\"\n",
                Optional.of("k-0123456789"),
                200,
                Ending.COMPLETED,
                new TokenCounts(1, 2, 3, 4, 1),
                cost,
                false,
                Duration.ofMillis(1500),
                Optional.of(Duration.ofMillis(300)),
                Instant.parse("2027-02-20T10:00:00Z"),
                List.of());
    }
}
