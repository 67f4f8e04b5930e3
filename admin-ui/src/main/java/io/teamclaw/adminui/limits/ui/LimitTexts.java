package io.teamclaw.adminui.limits.ui;

import com.vaadin.flow.component.html.Paragraph;
import io.teamclaw.adminui.config.Scope;
import io.teamclaw.adminui.config.ui.NumberRow;
import io.teamclaw.adminui.limits.Counting;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.config.policy.CallLimit;
import io.teamclaw.config.policy.RunawayAnswer;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Words for limits on calls. */
final class LimitTexts {
    private LimitTexts() {}

    /**
     * @param empty what applies while the field is empty
     */
    static NumberRow.Words words(CallLimit limit, String empty) {
        return switch (limit) {
            case CALLS_PER_MINUTE ->
                    new NumberRow.Words(
                            limit.key(),
                            Texts.text("config.settings.call-limits.calls"),
                            Texts.text("config.settings.call-limits.calls.help"),
                            empty);
            case TOKENS_PER_MINUTE ->
                    new NumberRow.Words(
                            limit.key(),
                            Texts.text("config.settings.call-limits.tokens"),
                            Texts.text("config.settings.call-limits.tokens.help"),
                            empty);
            case CALLS_AT_ONCE ->
                    new NumberRow.Words(
                            limit.key(),
                            Texts.text("config.settings.call-limits.at-once"),
                            Texts.text("config.settings.call-limits.at-once.help"),
                            empty);
            case TOKENS_PER_CALL ->
                    new NumberRow.Words(
                            limit.key(),
                            Texts.text("config.settings.call-limits.per-call"),
                            Texts.text("config.settings.call-limits.per-call.help"),
                            empty);
            case RUNAWAY_CALLS_PER_MINUTE ->
                    new NumberRow.Words(
                            limit.key(),
                            Texts.text("config.settings.call-limits.runaway"),
                            Texts.text("config.settings.call-limits.runaway.help"),
                            empty);
        };
    }

    static String answer(RunawayAnswer answer) {
        return switch (answer) {
            case MESSAGE -> Texts.text("config.settings.runaway.message");
            case REFUSAL -> Texts.text("config.settings.runaway.refusal");
        };
    }

    /** Says what counts of a limit, and who set it. */
    static <T> Paragraph counts(Counting<T> counting, Function<T, String> shown) {
        Paragraph line =
                new Paragraph(
                        counting.value()
                                .map(
                                        value ->
                                                Texts.text(
                                                        "config.limits.counts",
                                                        shown.apply(value),
                                                        origins(counting.from())))
                                .orElseGet(() -> Texts.text("config.limits.counts.unset")));
        line.addClassNames("secondary", "set-by", "counts");
        return line;
    }

    /** By name, one after the other. */
    static String names(Set<String> names) {
        return names.isEmpty()
                ? Texts.text("config.limits.counts.none")
                : names.stream().sorted().collect(Collectors.joining(", "));
    }

    private static String origins(List<Scope> from) {
        return from.stream().map(LimitTexts::origin).collect(Collectors.joining(", "));
    }

    private static String origin(Scope scope) {
        return switch (scope) {
            case Scope.Everybody everybody -> Texts.text("config.scope.everybody");
            case Scope.OfTeam team -> Texts.text("config.scope.team");
            case Scope.OfPerson person -> Texts.text("config.scope.person");
        };
    }
}
