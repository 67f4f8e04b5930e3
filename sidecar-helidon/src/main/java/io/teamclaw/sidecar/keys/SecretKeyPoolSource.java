package io.teamclaw.sidecar.keys;

import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.keys.KeyPoolFormatException;
import io.teamclaw.config.keys.KeyPoolJson;
import io.teamclaw.config.keys.KeyState;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The pool in a secret. It is fetched anew in the background well before it is a minute old, by one
 * at a time, so that calls wait for it only while there never was one. While the secret cannot be
 * fetched or is malformed, the last good pool stays.
 */
public final class SecretKeyPoolSource implements KeyPoolSource {
    private static final Logger LOG = System.getLogger(SecretKeyPoolSource.class.getName());

    /** From this age on the pool is fetched anew. */
    static final Duration EARLY = Duration.ofSeconds(45);

    /** So long after a failure nobody tries again: calls must not queue up behind time-outs. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    /** So long before a token's end, and after it, its successor is looked for often. */
    private static final Duration TOKEN_ENDS = Duration.ofMinutes(2);

    private static final Duration OFTEN = Duration.ofSeconds(10);

    private record Held(PoolReading reading, Instant due) {
        PoolState state() {
            return reading.state();
        }
    }

    private final Supplier<String> secret;
    private final InstantSource clock;
    private final Executor background;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile Held held = new Held(PoolReading.NONE, Instant.MIN);

    /**
     * @param secret fetches the secret's text within a bound of time; whatever it throws counts as
     *     a failure to fetch
     */
    public SecretKeyPoolSource(Supplier<String> secret, InstantSource clock) {
        this(secret, clock, work -> Thread.ofVirtual().name("key-pool").start(work));
    }

    SecretKeyPoolSource(Supplier<String> secret, InstantSource clock, Executor background) {
        this.secret = secret;
        this.clock = clock;
        this.background = background;
    }

    @Override
    public PoolState current() {
        Held now = held;
        if (isDue(now)) {
            if (!(now.state() instanceof PoolState.Readable)) {
                return fetchOrWait();
            }
            // Nobody who finds it locked starts a thread; of two who find it open one fetches.
            if (!fetching.isLocked()) {
                background.execute(this::fetchAlone);
            }
        }
        return now.state();
    }

    @Override
    public PoolHealth health() {
        return held.reading().health();
    }

    @Override
    public void reload() {
        background.execute(
                () -> {
                    fetching.lock();
                    try {
                        held = fetch();
                    } finally {
                        fetching.unlock();
                    }
                });
    }

    private boolean isDue(Held what) {
        return !clock.instant().isBefore(what.due());
    }

    private PoolState fetchOrWait() {
        fetching.lock();
        try {
            if (isDue(held)) {
                held = fetch();
            }
            return held.state();
        } finally {
            fetching.unlock();
        }
    }

    private void fetchAlone() {
        if (fetching.tryLock()) {
            try {
                if (isDue(held)) {
                    held = fetch();
                }
            } finally {
                fetching.unlock();
            }
        }
    }

    private Held fetch() {
        try {
            return good(KeyPoolJson.parse(secret.get()));
        } catch (KeyPoolFormatException e) {
            return failed(PoolHealth.Kind.MALFORMED, e.getMessage());
        } catch (RuntimeException e) {
            // Of another party's error only the kind: its text is not ours to vouch for.
            String kind = e.getClass().getSimpleName();
            return failed(
                    PoolHealth.Kind.NOT_FETCHED, "the secret could not be fetched (" + kind + ")");
        }
    }

    private Held good(KeyPool pool) {
        Instant now = clock.instant();
        return new Held(
                held.reading().good(pool, now), now.plus(aTokenEnds(pool, now) ? OFTEN : EARLY));
    }

    /** Or has just ended, and its successor is late. */
    private static boolean aTokenEnds(KeyPool pool, Instant now) {
        return pool.providers().values().stream()
                .flatMap(each -> each.keys().stream())
                .filter(key -> key.state() == KeyState.ACTIVE)
                .flatMap(key -> key.expiresAt().stream())
                .anyMatch(
                        at ->
                                at.isBefore(now.plus(TOKEN_ENDS))
                                        && at.isAfter(now.minus(TOKEN_ENDS)));
    }

    private Held failed(PoolHealth.Kind kind, String reason) {
        LOG.log(Level.ERROR, "The key pool cannot be renewed: {0}", reason);
        Instant now = clock.instant();
        boolean passing = kind == PoolHealth.Kind.NOT_FETCHED;
        return new Held(held.reading().failed(kind, reason, passing, now), now.plus(PAUSE));
    }
}
