package io.teamclaw.sidecar.policy;

import io.teamclaw.config.provider.Provider;
import java.time.Duration;

/** A rule that every call has to pass before a key is chosen for it. Safe for many threads. */
@FunctionalInterface
public interface CallPolicy {
    /** Lets everything pass. */
    CallPolicy OPEN = call -> new Admission.Go(Permit.FREE, Duration.ZERO);

    /** Asked once for each call; quick, never waits, never throws. */
    Admission admit(CallFacts call);

    /** Whether calls of a provider can be judged only by their whole body, whatever its size. */
    default boolean looksInto(Provider provider) {
        return false;
    }
}
