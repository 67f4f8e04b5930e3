package io.teamclaw.lifecycle.tokens;

import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.keys.KeyPool.ProviderKeys;
import io.teamclaw.config.keys.KeyPoolFormatException;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.config.provider.Provider;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.lifecycle.keys.EditablePool;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Renews tokens that end soon. Any number may run at once: who wants to exchange a token takes a
 * lease of it first, by a conditional write, and looks again at the pool then. A refresh token may
 * be worth nothing after one exchange, so the new one is put into the pool until it stands there,
 * however often others change the pool meanwhile.
 */
public final class TokenRenewer {
    /** Longer than an exchange and several passes: who holds it is at work or dead. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final Logger LOG = System.getLogger(TokenRenewer.class.getName());

    private final EditablePool pool;
    private final ProviderRegistry registry;
    private final RenewalStore store;
    private final TokenEndpoint endpoint;
    private final InstantSource clock;
    private final Map<String, Unstored> unstored = new ConcurrentHashMap<>();

    public TokenRenewer(
            EditablePool pool,
            ProviderRegistry registry,
            RenewalStore store,
            TokenEndpoint endpoint,
            InstantSource clock) {
        this.pool = pool;
        this.registry = registry;
        this.store = store;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /**
     * Stores what an earlier pass could not, and renews what is due; to be called every minute or
     * so.
     *
     * @throws RuntimeException where pool or table cannot be read; the next pass tries again
     */
    public void run() {
        finish();
        KeyPool now = pool.read();
        List<Candidate> candidates = candidates(now);
        if (candidates.isEmpty()) {
            return;
        }
        Map<String, RenewalRow> rows = store.all();
        for (Candidate each : candidates) {
            RenewalRow row = rows.getOrDefault(each.key().id(), RenewalRow.none(each.key().id()));
            if (!unstored.containsKey(each.key().id())
                    && isDue(each.key(), row)
                    && row.isOpenFor(TokenMark.of(each.key()), clock.instant())) {
                renew(each, row);
            }
        }
    }

    /** Stores what earlier passes could not. To be called before the process ends. */
    public void finish() {
        unstored.values().forEach(this::store);
    }

    /** A token that can be renewed. */
    private record Candidate(Provider provider, PoolKey key) {}

    private List<Candidate> candidates(KeyPool now) {
        return now.providers().entrySet().stream()
                .flatMap(
                        entry ->
                                registry.find(entry.getKey()).stream()
                                        .flatMap(each -> candidates(each, entry.getValue())))
                .toList();
    }

    private static Stream<Candidate> candidates(Provider provider, ProviderKeys entry) {
        return entry.keys().stream()
                .filter(key -> Renewal.isRenewable(Optional.of(provider), entry, key))
                .map(key -> new Candidate(provider, key));
    }

    private boolean isDue(PoolKey key, RenewalRow row) {
        Instant now = clock.instant();
        return RenewalTimes.due(key, row).filter(at -> !now.isBefore(at)).isPresent();
    }

    private void renew(Candidate candidate, RenewalRow before) {
        String keyId = candidate.key().id();
        String mark = TokenMark.of(candidate.key());
        RenewalRow lease = before.leased(mark, clock.instant(), LEASE);
        if (!store.put(lease)) {
            return; // Somebody else is at it.
        }
        // Who held the lease before may have renewed it since the pool was read.
        Optional<PoolKey> key =
                pool.read().keys(candidate.provider().id()).stream()
                        .filter(each -> each.id().equals(keyId))
                        .filter(each -> TokenMark.of(each).equals(mark))
                        .findFirst();
        if (key.isEmpty()) {
            store.put(lease.done(clock.instant()));
            return;
        }
        Exchange came =
                checked(
                        key.get(),
                        endpoint.exchange(
                                candidate.provider().tokenRefresh().orElseThrow(),
                                key.get().refreshToken().orElseThrow()));
        switch (came) {
            case Exchange.Renewed tokens ->
                    store(new Unstored(candidate.provider().id(), keyId, mark, tokens, lease));
            case Exchange.SignInNeeded over -> {
                LOG.log(
                        Level.WARNING,
                        "{0} does not renew the token {1} any more ({2}): somebody has to sign in"
                                + " there again and put the new token on the page of API keys",
                        candidate.provider().name(),
                        keyId,
                        over.reason());
                store.put(lease.ended(clock.instant(), over.reason()));
            }
            case Exchange.Failed failed -> {
                LOG.log(
                        Level.WARNING,
                        "The token {0} of {1} was not renewed: {2}. It is tried again.",
                        keyId,
                        candidate.provider().name(),
                        failed.reason());
                Duration pause = RenewalTimes.pause(keyId, lease.attempts(), failed.pause());
                store.put(lease.failed(clock.instant(), pause, failed.reason()));
            }
        }
    }

    /** What cannot stand in a pool is no token. */
    private static Exchange checked(PoolKey key, Exchange came) {
        if (!(came instanceof Exchange.Renewed tokens)) {
            return came;
        }
        try {
            key.renewed(tokens.accessToken(), tokens.refreshToken(), tokens.end());
            return came;
        } catch (KeyPoolFormatException unfit) {
            return new Exchange.Failed("its answer is unusable: " + unfit.getMessage());
        }
    }

    private void store(Unstored fresh) {
        unstored.put(fresh.keyId(), fresh);
        try {
            pool.update(fresh::in);
        } catch (RuntimeException broken) {
            // Lost if this process ends now; so it is tried in each pass, and nobody else begins.
            // Of the error no more than its kind: AWS's texts may quote what was to be stored.
            LOG.log(
                    Level.ERROR,
                    "The renewed token {0} of {1} could not be stored ({2}); it is tried again",
                    fresh.keyId(),
                    fresh.providerId(),
                    broken.getClass().getSimpleName());
            RenewalRow longer =
                    fresh.lease().extended(clock.instant(), LEASE, "it could not be stored");
            if (store.put(longer)) {
                unstored.put(fresh.keyId(), fresh.with(longer));
            }
            return;
        }
        unstored.remove(fresh.keyId());
        store.put(fresh.lease().done(clock.instant()));
        LOG.log(Level.INFO, "The token {0} of {1} is renewed", fresh.keyId(), fresh.providerId());
    }
}
