package io.teamclaw.sidecar.keys;

/**
 * Where the company's keys come from: Secrets Manager in AWS, a file on one machine. A key that is
 * added or removed there counts without a restart.
 */
@FunctionalInterface
public interface KeyPoolSource {
    /** The pool as it stands; never throws. Asked once per call, so it must be cheap. */
    PoolState current();

    /** How the last readings of the pool went; for screens, metrics and {@code /ready}. */
    default PoolHealth health() {
        return PoolHealth.UNKNOWN;
    }

    /** Reads the pool anew soon, in the background; nobody waits for it. */
    default void reload() {}
}
