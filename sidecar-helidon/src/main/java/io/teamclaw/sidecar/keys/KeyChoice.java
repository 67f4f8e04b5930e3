package io.teamclaw.sidecar.keys;

import io.teamclaw.config.keys.PoolKey;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** With what a call may go upstream. */
public sealed interface KeyChoice {
    /**
     * With this key.
     *
     * @param keyId names the key in rows and logs
     * @param fingerprint of its entry in the pool, for what is noted of it
     * @param key of the company
     * @param baseUrl where to: the company's own endpoint, or the provider's
     */
    record Use(String keyId, String fingerprint, PoolKey key, URI baseUrl) implements KeyChoice {}

    /**
     * Without any key: to a provider that needs none, or to another place, where the pool is empty
     * and this installation answers itself.
     *
     * @param baseUrl where to
     */
    record Keyless(URI baseUrl) implements KeyChoice {}

    /** Not at all. */
    sealed interface None extends KeyChoice {}

    /** The provider is somewhere else for each company, and this one has not said where. */
    record NoEndpoint() implements None {}

    /** The pool has no key for this provider. */
    record NoKey() implements None {}

    /** The provider's keys are draining, retired, or tokens that have expired. */
    record NoActiveKey() implements None {}

    /**
     * Every active key was tried by this call, cools down or is quarantined.
     *
     * @param pause until the first that cools down is taken again; empty where none cools down
     */
    record NoneLeft(Optional<Duration> pause) implements None {}

    /**
     * There is no pool.
     *
     * @param passing whether another try makes sense
     */
    record NoPool(boolean passing) implements None {}
}
