package io.teamclaw.sidecar.keys;

import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.provider.Provider;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes a provider's active keys in turn, each as often as its weight says; those that cool down,
 * are quarantined or are tokens that have expired are left out. Calls go to the pool's base URL
 * where it has one for the provider.
 */
public final class WeightedKeys implements KeyChooser {
    private final KeyPoolSource source;
    private final KeyHealth health;
    private final InstantSource clock;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile Roster roster = Roster.of(KeyPool.EMPTY);

    /** What is worked out of a pool once, not for each call: ids of keys are digests. */
    private record Roster(KeyPool pool, Map<String, Turns> turns) {
        static Roster of(KeyPool pool) {
            Map<String, Turns> turns = new HashMap<>();
            pool.providers().forEach((id, entry) -> turns.put(id, Turns.of(id, entry)));
            return new Roster(pool, turns);
        }
    }

    public WeightedKeys(KeyPoolSource source, KeyHealth health, InstantSource clock) {
        this.source = source;
        this.health = health;
        this.clock = clock;
    }

    @Override
    public KeyChoice choose(Provider provider, Set<String> tried) {
        PoolState state = source.current();
        if (state instanceof PoolState.Unreadable unreadable) {
            return new KeyChoice.NoPool(unreadable.passing());
        }
        return choose(provider, tried, roster(((PoolState.Readable) state).pool()));
    }

    private Roster roster(KeyPool pool) {
        Roster now = roster;
        if (now.pool() == pool) {
            return now;
        }
        changing.lock();
        try {
            // Equal pools keep their turns.
            roster =
                    roster.pool().providers().equals(pool.providers())
                            ? new Roster(pool, roster.turns())
                            : Roster.of(pool);
            return roster;
        } finally {
            changing.unlock();
        }
    }

    private KeyChoice choose(Provider provider, Set<String> tried, Roster now) {
        Turns turns = now.turns().get(provider.id());
        if (turns == null) {
            return without(provider, now.pool());
        }
        Instant at = clock.instant();
        Optional<Turns.Candidate> next = turns.next(health, tried, at);
        if (next.isPresent()) {
            Optional<URI> own = now.pool().baseUrl(provider.id());
            if (own.isEmpty() && !provider.hasBaseUrl()) {
                return new KeyChoice.NoEndpoint();
            }
            URI baseUrl = own.orElse(provider.baseUrl());
            Turns.Candidate taken = next.get();
            return new KeyChoice.Use(taken.id(), taken.fingerprint(), taken.key(), baseUrl);
        }
        return turns.hasAny(at)
                ? new KeyChoice.NoneLeft(turns.shortestWait(health, at))
                : without(provider, now.pool());
    }

    private static KeyChoice without(Provider provider, KeyPool pool) {
        if (pool.isEmpty() && provider.keylessBaseUrl().isPresent()) {
            return new KeyChoice.Keyless(provider.keylessBaseUrl().get());
        }
        if (provider.keyless() && pool.keys(provider.id()).isEmpty()) {
            URI baseUrl = pool.baseUrl(provider.id()).orElse(provider.baseUrl());
            return baseUrl.equals(Provider.COMPANYS_OWN)
                    ? new KeyChoice.NoEndpoint()
                    : new KeyChoice.Keyless(baseUrl);
        }
        return pool.keys(provider.id()).isEmpty()
                ? new KeyChoice.NoKey()
                : new KeyChoice.NoActiveKey();
    }
}
