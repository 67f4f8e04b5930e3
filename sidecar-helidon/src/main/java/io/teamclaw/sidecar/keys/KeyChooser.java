package io.teamclaw.sidecar.keys;

import io.teamclaw.config.provider.Provider;

/** Chooses the key of a call. */
@FunctionalInterface
public interface KeyChooser {
    /** Asked once for each attempt to send a call upstream. */
    KeyChoice choose(Provider provider);
}
