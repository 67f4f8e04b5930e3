package io.teamclaw.sidecar.keys;

import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.config.provider.Provider;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes a provider's active keys in turn, each as often as its weight says; tokens that have
 * expired are left out. Calls go to the pool's base URL where it has one for the provider.
 */
public final class WeightedKeys implements KeyChooser {
    private final KeyPoolSource source;
    private final InstantSource clock;
    private final Map<String, Turns> turns = new ConcurrentHashMap<>();

    public WeightedKeys(KeyPoolSource source, InstantSource clock) {
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
        List<PoolKey> keys = pool.usable(provider.id(), clock.instant());
        if (!keys.isEmpty()) {
            PoolKey key = turns.computeIfAbsent(provider.id(), id -> new Turns()).next(keys);
            return new KeyChoice.Use(key, pool.baseUrl(provider.id()).orElse(provider.baseUrl()));
        }
        if (pool.isEmpty() && provider.keylessBaseUrl().isPresent()) {
            return new KeyChoice.Keyless(provider.keylessBaseUrl().get());
        }
        return pool.keys(provider.id()).isEmpty()
                ? new KeyChoice.NoKey()
                : new KeyChoice.NoActiveKey();
    }
}
