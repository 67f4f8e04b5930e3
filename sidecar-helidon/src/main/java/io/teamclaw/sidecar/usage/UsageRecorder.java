package io.teamclaw.sidecar.usage;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.config.usage.UsageRow;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Makes a usage row of a call that is over and hands it on. */
public final class UsageRecorder {
    private static final String UNKNOWN_MODEL = "unknown";

    private final UserId userId;
    private final Optional<TeamId> teamId;
    private final Supplier<ProviderRegistry> prices;
    private final UsageSink sink;
    private final Supplier<Duration> kept;
    private final String idPrefix = UUID.randomUUID() + "-";
    private final AtomicLong lastId = new AtomicLong();

    /**
     * @param prices asked for each call as its row is made
     * @param kept how long after its call a row may be removed
     */
    public UsageRecorder(
            UserId userId,
            Optional<TeamId> teamId,
            Supplier<ProviderRegistry> prices,
            UsageSink sink,
            Supplier<Duration> kept) {
        this.userId = userId;
        this.teamId = teamId;
        this.prices = prices;
        this.sink = sink;
        this.kept = kept;
    }

    /** Writes the row of a call; called once for each. */
    public void record(CallRecord call) {
        try {
            sink.write(row(call));
        } finally {
            call.close();
        }
    }

    private UsageRow row(CallRecord call) {
        Tokens tokens = call.tokens();
        return new UsageRow(
                userId,
                call.at(),
                call.id().orElseGet(this::nextId),
                teamId,
                call.provider(),
                call.answeringModel().or(call::requestedModel).orElse(UNKNOWN_MODEL),
                call.keyId(),
                call.status(),
                call.ending(),
                tokens.counts(),
                cost(call, tokens.counts()),
                tokens.estimated(),
                call.elapsed(),
                call.firstToken(),
                call.at().plus(kept.get()),
                call.tried());
    }

    /** An id for a call. Random once and counted on, which takes no randomness for each call. */
    public String nextId() {
        return idPrefix + Long.toHexString(lastId.incrementAndGet());
    }

    /** A call without tokens costs nothing, whatever its model. */
    private OptionalLong cost(CallRecord call, TokenCounts tokens) {
        if (tokens.total() == 0) {
            return OptionalLong.of(0);
        }
        OptionalLong asAnswered = cost(call, call.answeringModel(), tokens);
        // Some providers answer under an internal name of the model that was asked for.
        return asAnswered.isPresent() ? asAnswered : cost(call, call.requestedModel(), tokens);
    }

    private OptionalLong cost(CallRecord call, Optional<String> model, TokenCounts tokens) {
        return model.isPresent()
                ? prices.get().costMicros(call.provider(), model.get(), tokens)
                : OptionalLong.empty();
    }
}
