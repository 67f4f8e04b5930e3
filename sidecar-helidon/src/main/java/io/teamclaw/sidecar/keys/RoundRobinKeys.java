package io.teamclaw.sidecar.keys;

import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.config.provider.Provider;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes a provider's keys in turn, leaving out tokens that have expired. */
public final class RoundRobinKeys implements KeyChooser {
    private final KeyPoolSource source;
    private final InstantSource clock;
    private final Map<String, AtomicInteger> turns = new ConcurrentHashMap<>();

    public RoundRobinKeys(KeyPoolSource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public KeyChoice choose(Provider provider) {
        return switch (source.current()) {
            case PoolState.Unreadable unreadable -> new KeyChoice.NoPool(unreadable.passing());
            case PoolState.Readable(KeyPool pool) -> choose(provider, pool);
        };
    }

    private KeyChoice choose(Provider provider, KeyPool pool) {
        Instant now = clock.instant();
        List<PoolKey> keys =
                pool.keys(provider.id()).stream()
                        .filter(key -> key.expiresAt().map(now::isBefore).orElse(true))
                        .toList();
        if (!keys.isEmpty()) {
            AtomicInteger turn = turns.computeIfAbsent(provider.id(), id -> new AtomicInteger());
            int index = Math.floorMod(turn.getAndIncrement(), keys.size());
            return new KeyChoice.Use(keys.get(index));
        }
        if (pool.isEmpty() && provider.keylessBaseUrl().isPresent()) {
            return new KeyChoice.Keyless(provider.keylessBaseUrl().get());
        }
        return new KeyChoice.NoKey();
    }
}
