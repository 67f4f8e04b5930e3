package io.teamclaw.sidecar.keys;

import io.teamclaw.config.keys.KeyPool;

/** What can be said about the key pool at a moment. */
public sealed interface PoolState {
    /**
     * The pool was read; it may be empty.
     *
     * @param pool its keys
     */
    record Readable(KeyPool pool) implements PoolState {}

    /**
     * There is no pool to take a key from.
     *
     * @param reason one line for people, without a key
     * @param passing whether it may pass by itself, so that another try makes sense
     */
    record Unreadable(String reason, boolean passing) implements PoolState {}
}
