package io.teamclaw.sidecar.keys;

import io.teamclaw.config.keys.EntryFingerprint;
import io.teamclaw.config.keys.KeyPool.ProviderKeys;
import io.teamclaw.config.keys.KeyState;
import io.teamclaw.config.keys.PoolKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whose turn it is among a provider's keys: smooth weighted round robin, as nginx spreads requests
 * over servers. Each turn every key that can be taken gains its weight, the one that has most is
 * taken and pays the sum of their weights. Of keys with weights 5, 1, 1 the first is taken five
 * times of seven and never more often in a row than it must; equal keys are taken in their order.
 */
final class Turns {
    /** A key that may be taken, with what is worked out of it once. */
    record Candidate(String id, String fingerprint, PoolKey key) {}

    private final List<Candidate> keys;
    private final long[] credits;
    private final ReentrantLock lock = new ReentrantLock();

    private Turns(List<Candidate> keys) {
        this.keys = keys;
        this.credits = new long[keys.size()];
    }

    /** Among the active keys of a provider. */
    static Turns of(String providerId, ProviderKeys entry) {
        return new Turns(
                entry.keys().stream()
                        .filter(key -> key.state() == KeyState.ACTIVE)
                        .map(
                                key ->
                                        new Candidate(
                                                key.id(),
                                                EntryFingerprint.of(providerId, entry, key),
                                                key))
                        .toList());
    }

    /** The next of those that are fit; empty where none is. */
    Optional<Candidate> next(KeyHealth health, Set<String> tried, Instant now) {
        lock.lock();
        try {
            int richest = -1;
            long sum = 0;
            for (int i = 0; i < credits.length; i++) {
                Candidate each = keys.get(i);
                if (isFit(each, health, tried, now)) {
                    credits[i] += each.key().weight();
                    sum += each.key().weight();
                    if (richest < 0 || credits[i] > credits[richest]) {
                        richest = i;
                    }
                }
            }
            if (richest < 0) {
                return Optional.empty();
            }
            credits[richest] -= sum;
            return Optional.of(keys.get(richest));
        } finally {
            lock.unlock();
        }
    }

    private static boolean isFit(Candidate each, KeyHealth health, Set<String> tried, Instant now) {
        return !each.key().hasExpired(now)
                && !tried.contains(each.id())
                && health.trouble(each.id(), each.fingerprint()).isEmpty();
    }

    /** Whether there is a key whose time is not over, fit or not. */
    boolean hasAny(Instant now) {
        return keys.stream().anyMatch(each -> !each.key().hasExpired(now));
    }

    /** How long until the first of those that cool down is fit; empty where none does. */
    Optional<Duration> shortestWait(KeyHealth health, Instant now) {
        return keys.stream()
                .filter(each -> !each.key().hasExpired(now))
                .flatMap(each -> health.trouble(each.id(), each.fingerprint()).stream())
                .filter(KeyTrouble.CoolingDown.class::isInstance)
                .map(KeyTrouble.CoolingDown.class::cast)
                .map(cooling -> Duration.between(now, cooling.until()))
                .min(Duration::compareTo);
    }
}
