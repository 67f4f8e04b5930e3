package io.teamclaw.adminui.usage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import io.teamclaw.adminui.usage.Money;
import io.teamclaw.adminui.usage.Numbers;
import io.teamclaw.adminui.usage.UsageService;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.config.usage.UsageRow;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Single calls as a table. */
final class LatestCalls {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private LatestCalls() {}

    /** In the given order. */
    static Component of(List<UsageRow> calls) {
        if (calls.isEmpty()) {
            return new Paragraph(
                    "No single call of this period is kept any more, only the sums above.");
        }
        FigureTable table =
                new FigureTable(
                        "The last %d at most, newest first; times in UTC"
                                .formatted(UsageService.LATEST_CALLS),
                        List.of("Time", "Model", "How it ended"),
                        List.of("Input", "Output", "Cached", "Cost"));
        calls.forEach(
                call ->
                        table.row(
                                List.of(TIME.format(call.at()), call.model(), remark(call)),
                                figures(call)));
        return table;
    }

    private static List<String> figures(UsageRow call) {
        TokenCounts tokens = call.tokens();
        return List.of(
                Numbers.format(tokens.input()),
                Numbers.format(tokens.output()),
                Numbers.format(tokens.cacheRead() + tokens.cacheWrite()),
                cost(call));
    }

    private static String cost(UsageRow call) {
        return call.costMicros().isPresent()
                ? Money.format(call.costMicros().getAsLong())
                : "unpriced";
    }

    private static String remark(UsageRow call) {
        return ending(call) + (call.estimated() ? "; tokens estimated" : "");
    }

    private static String ending(UsageRow call) {
        return switch (call.ending()) {
            case COMPLETED -> answer(call.status());
            case CLIENT_GONE -> "Cancelled by the agent";
            case UPSTREAM_RESET ->
                    call.status() < 400 ? "Answer broken off" : "No answer from the provider";
            case TIMEOUT -> "Provider fell silent";
            case REFUSED -> "Not sent to the provider (%d)".formatted(call.status());
        };
    }

    private static String answer(int status) {
        if (status < 400) {
            return "Answered";
        }
        if (status == 429) {
            return "Provider's rate limit reached (429)";
        }
        return (status < 500 ? "Refused by the provider (%d)" : "Error at the provider (%d)")
                .formatted(status);
    }
}
