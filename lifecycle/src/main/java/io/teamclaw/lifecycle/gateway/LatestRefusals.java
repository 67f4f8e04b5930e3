package io.teamclaw.lifecycle.gateway;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.workspaces.WorkspaceGateway.Rest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * What busy gateways said a moment ago: who asks again so soon hears the same. OpenClaw 2026.9.6
 * hears 30 such calls a minute, and answers further ones with an error for the rest of it.
 */
final class LatestRefusals {
    private static final long HOLDS = Duration.ofMillis(2500).toNanos();

    private final LongSupplier nanoTime;
    private final Map<UserId, Refusal> latest = new ConcurrentHashMap<>();

    /**
     * @param nanoTime as {@link System#nanoTime}
     */
    LatestRefusals(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    Optional<Rest> of(UserId owner) {
        return Optional.ofNullable(latest.get(owner)).filter(this::holds).map(Refusal::busy);
    }

    void note(UserId owner, Rest said) {
        latest.values().removeIf(each -> !holds(each));
        if (said instanceof Rest.Busy busy) {
            latest.put(owner, new Refusal(busy, nanoTime.getAsLong()));
        }
    }

    private boolean holds(Refusal refusal) {
        return nanoTime.getAsLong() - refusal.at() < HOLDS;
    }

    private record Refusal(Rest.Busy busy, long at) {}
}
