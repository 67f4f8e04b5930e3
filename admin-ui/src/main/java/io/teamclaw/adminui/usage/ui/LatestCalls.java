package io.teamclaw.adminui.usage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.usage.Money;
import io.teamclaw.adminui.usage.Numbers;
import io.teamclaw.adminui.usage.UsageService;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.config.usage.UsageRow;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Single calls as a table. */
final class LatestCalls {
    private LatestCalls() {}

    /** In the given order, their times as that zone's clocks show them. */
    static Component of(List<UsageRow> calls, ZoneId zone) {
        if (calls.isEmpty()) {
            return new Paragraph(Texts.text("usage.calls.none"));
        }
        DateTimeFormatter time = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(zone);
        FigureTable table =
                new FigureTable(
                        Texts.text("usage.calls.caption", UsageService.LATEST_CALLS),
                        List.of(
                                Texts.text("usage.calls.time"),
                                Texts.text("usage.calls.model"),
                                Texts.text("usage.calls.ending")),
                        List.of(
                                Texts.text("usage.calls.input"),
                                Texts.text("usage.calls.output"),
                                Texts.text("usage.calls.cached"),
                                Texts.text("usage.calls.cost")));
        calls.forEach(
                call ->
                        table.row(
                                List.of(time.format(call.at()), call.model(), remark(call)),
                                figures(call)));
        return table;
    }

    private static List<String> figures(UsageRow call) {
        TokenCounts tokens = call.tokens();
        return List.of(
                Numbers.format(tokens.input()),
                Numbers.format(tokens.output()),
                Numbers.format(tokens.cacheRead() + tokens.cacheWrite()),
                call.costMicros().isPresent()
                        ? Money.format(call.costMicros().getAsLong())
                        : Texts.text("usage.calls.unpriced"));
    }

    private static String remark(UsageRow call) {
        return call.estimated() ? Texts.text("usage.calls.estimated", ending(call)) : ending(call);
    }

    private static String ending(UsageRow call) {
        return switch (call.ending()) {
            case COMPLETED -> answer(call.status());
            case FAILED_OVER ->
                    call.status() < 400
                            ? Texts.text("usage.ending.failed-over")
                            : answer(call.status());
            case CLIENT_GONE -> Texts.text("usage.ending.cancelled");
            case UPSTREAM_RESET ->
                    call.status() < 400
                            ? Texts.text("usage.ending.broken-off")
                            : Texts.text("usage.ending.no-answer");
            case TIMEOUT -> Texts.text("usage.ending.silent");
            case REFUSED -> Texts.text("usage.ending.not-sent", call.status());
        };
    }

    private static String answer(int status) {
        if (status < 400) {
            return Texts.text("usage.ending.answered");
        }
        if (status == 429) {
            return Texts.text("usage.ending.limited");
        }
        return status < 500
                ? Texts.text("usage.ending.refused-by-provider", status)
                : Texts.text("usage.ending.error", status);
    }
}
