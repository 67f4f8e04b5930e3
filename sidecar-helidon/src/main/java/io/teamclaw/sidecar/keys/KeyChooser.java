package io.teamclaw.sidecar.keys;

import io.teamclaw.config.provider.Provider;
import java.util.Set;

/** Chooses the key of a call. */
@FunctionalInterface
public interface KeyChooser {
    /**
     * Asked once for each attempt to send a call upstream.
     *
     * @param tried ids of the keys that this call was tried with in vain
     */
    KeyChoice choose(Provider provider, Set<String> tried);
}
