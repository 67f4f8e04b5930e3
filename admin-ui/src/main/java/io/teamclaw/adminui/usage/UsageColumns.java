package io.teamclaw.adminui.usage;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.TriedKey;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.lifecycle.usage.UsageTotals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.OptionalLong;

/**
 * Columns of the exported files. Their names are for programs and stay as they are in every
 * language; money is in dollars with all six decimals.
 */
final class UsageColumns {
    static final List<String> OF_TABLE =
            List.of(
                    "id",
                    "name",
                    "detail",
                    "requests",
                    "errors",
                    "client_gone",
                    "upstream_reset",
                    "timeout",
                    "refused",
                    "input_tokens",
                    "output_tokens",
                    "cache_read_tokens",
                    "cache_write_tokens",
                    "reasoning_tokens",
                    "first_token_p50_ms_estimate",
                    "first_token_p95_ms_estimate",
                    "unpriced_requests",
                    "model_usd",
                    "compute_hours",
                    "compute_usd",
                    "total_usd",
                    "failed_over",
                    "cache_write_1h_tokens",
                    "image_tokens");

    static final List<String> OF_CALLS =
            List.of(
                    "time",
                    "request_id",
                    "person_id",
                    "person",
                    "email",
                    "team_id",
                    "provider",
                    "model",
                    "key_id",
                    "status",
                    "ending",
                    "input_tokens",
                    "output_tokens",
                    "cache_read_tokens",
                    "cache_write_tokens",
                    "reasoning_tokens",
                    "tokens_estimated",
                    "first_token_ms",
                    "latency_ms",
                    "model_usd",
                    "cache_write_1h_tokens",
                    "image_tokens",
                    "tried_keys");

    private UsageColumns() {}

    static List<?> of(UsageTable.Line line) {
        UsageTotals totals = line.totals();
        return List.of(
                line.id(),
                line.name(),
                line.detail(),
                totals.requests(),
                totals.errors(),
                totals.ended(Ending.CLIENT_GONE),
                totals.ended(Ending.UPSTREAM_RESET),
                totals.ended(Ending.TIMEOUT),
                totals.ended(Ending.REFUSED),
                totals.tokens().input(),
                totals.tokens().output(),
                totals.tokens().cacheRead(),
                totals.tokens().cacheWrite(),
                totals.tokens().reasoning(),
                orEmpty(totals.firstTokens().quantile(0.5)),
                orEmpty(totals.firstTokens().quantile(0.95)),
                totals.unpriced(),
                dollars(totals.costMicros()),
                BigDecimal.valueOf(totals.computeSeconds())
                        .divide(BigDecimal.valueOf(3600), 3, RoundingMode.HALF_UP),
                dollars(totals.computeMicros()),
                dollars(totals.totalMicros()),
                totals.ended(Ending.FAILED_OVER),
                totals.tokens().cacheWrite1h(),
                totals.tokens().images());
    }

    /** Without a price {@code model_usd} is empty, not 0. */
    static List<?> of(UsageRow call, UsageTable.Line who, DateTimeFormatter time) {
        return List.of(
                time.format(call.at()),
                call.requestId(),
                call.userId().value(),
                who.name(),
                who.detail(),
                call.teamId().map(TeamId::value).orElse(""),
                call.provider(),
                call.model(),
                call.keyId().orElse(""),
                call.status(),
                call.ending().wireValue(),
                call.tokens().input(),
                call.tokens().output(),
                call.tokens().cacheRead(),
                call.tokens().cacheWrite(),
                call.tokens().reasoning(),
                call.estimated(),
                call.firstToken().<Object>map(Duration::toMillis).orElse(""),
                call.latency().toMillis(),
                call.costMicros().isPresent() ? dollars(call.costMicros().getAsLong()) : "",
                call.tokens().cacheWrite1h(),
                call.tokens().images(),
                TriedKey.text(call.tried()));
    }

    private static Object orEmpty(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : "";
    }

    private static BigDecimal dollars(long micros) {
        return BigDecimal.valueOf(micros, 6);
    }
}
