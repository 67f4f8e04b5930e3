package io.teamclaw.adminui.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * So many attempts per key within a time, in this process's memory. It forgets the oldest keys
 * first when there are too many, so a flood of made-up keys cannot fill the memory.
 */
final class AttemptLimit {
    private static final int MOST_KEYS = 10_000;

    private final int limit;
    private final Duration window;
    private final Clock clock;
    private final Map<String, Attempts> byKey =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Attempts> eldest) {
                    return size() > MOST_KEYS;
                }
            };

    private record Attempts(int count, Instant until) {}

    /**
     * @param limit attempts that a key has
     * @param window counted from the first of them
     */
    AttemptLimit(int limit, Duration window, Clock clock) {
        this.limit = limit;
        this.window = window;
        this.clock = clock;
    }

    /** How long the key must wait; empty where it has attempts left. */
    synchronized Optional<Duration> wait(String key) {
        return current(key)
                .filter(attempts -> attempts.count >= limit)
                .map(attempts -> Duration.between(clock.instant(), attempts.until));
    }

    /**
     * Counts an attempt if the key has one left. One step, so that attempts at the same time share
     * the limit.
     *
     * @return whether it had one
     */
    synchronized boolean take(String key) {
        if (wait(key).isPresent()) {
            return false;
        }
        count(key);
        return true;
    }

    /** Counts an attempt. */
    synchronized void count(String key) {
        Attempts now =
                current(key)
                        .map(seen -> new Attempts(seen.count + 1, seen.until))
                        .orElseGet(() -> new Attempts(1, clock.instant().plus(window)));
        byKey.put(key, now);
    }

    /** Forgets the key's attempts. */
    synchronized void clear(String key) {
        byKey.remove(key);
    }

    private Optional<Attempts> current(String key) {
        return Optional.ofNullable(byKey.get(key))
                .filter(attempts -> clock.instant().isBefore(attempts.until));
    }
}
