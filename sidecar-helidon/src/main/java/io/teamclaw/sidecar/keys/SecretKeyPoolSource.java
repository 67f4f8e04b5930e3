package io.teamclaw.sidecar.keys;

import io.teamclaw.config.keys.KeyPoolFormatException;
import io.teamclaw.config.keys.KeyPoolJson;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The pool in a secret, fetched by the first call after a minute and by that one alone; the others
 * go on with what is there. While the secret cannot be fetched or is malformed, the last good pool
 * stays.
 */
public final class SecretKeyPoolSource implements KeyPoolSource {
    private static final Logger LOG = System.getLogger(SecretKeyPoolSource.class.getName());

    /** A key added or removed counts after this time at the latest. */
    static final Duration FRESH = Duration.ofSeconds(60);

    /** So long after a failure nobody tries again: calls must not queue up behind time-outs. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    private record Held(PoolState state, Instant until) {}

    private final Supplier<String> secret;
    private final InstantSource clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile Held held =
            new Held(
                    new PoolState.Unreadable("the key pool was not fetched yet", true),
                    Instant.MIN);

    /**
     * @param secret fetches the secret's text within a bound of time; whatever it throws counts as
     *     a failure to fetch
     */
    public SecretKeyPoolSource(Supplier<String> secret, InstantSource clock) {
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public PoolState current() {
        Held now = held;
        if (clock.instant().isBefore(now.until())) {
            return now.state();
        }
        if (!(now.state() instanceof PoolState.Readable)) {
            fetching.lock();
        } else if (!fetching.tryLock()) {
            return now.state();
        }
        try {
            if (!clock.instant().isBefore(held.until())) {
                held = fetch();
            }
            return held.state();
        } finally {
            fetching.unlock();
        }
    }

    private Held fetch() {
        try {
            PoolState pool = new PoolState.Readable(KeyPoolJson.parse(secret.get()));
            return new Held(pool, clock.instant().plus(FRESH));
        } catch (KeyPoolFormatException e) {
            return failed(e.getMessage(), false);
        } catch (RuntimeException e) {
            // Of another party's error only the kind: its text is not ours to vouch for.
            String kind = e.getClass().getSimpleName();
            return failed("the secret could not be fetched (" + kind + ")", true);
        }
    }

    private Held failed(String reason, boolean passing) {
        LOG.log(Level.ERROR, "The key pool cannot be renewed: {0}", reason);
        PoolState state =
                held.state() instanceof PoolState.Readable good
                        ? good
                        : new PoolState.Unreadable(reason, passing);
        return new Held(state, clock.instant().plus(PAUSE));
    }
}
