package io.teamclaw.sidecar.policy;

import java.time.Duration;
import java.util.Optional;

/** Whether a call may run. */
public sealed interface Admission {
    /** The code of the rule that has a hand in it; empty where the call runs at once. */
    Optional<String> rule();

    /**
     * It may.
     *
     * @param permit to be given back
     * @param pause for how long it has to wait first; mostly zero
     */
    record Go(Permit permit, Duration pause) implements Admission {
        @Override
        public Optional<String> rule() {
            return pause.isZero() ? Optional.empty() : Optional.of("slowed_down");
        }
    }

    /**
     * It may not, and is answered with an error in the provider's format.
     *
     * @param status HTTP status
     * @param code what happened, for programs
     * @param message what happened and what to do, for people
     * @param retryAfter after which it could run, where that passes by itself
     */
    record Refuse(int status, String code, String message, Optional<Duration> retryAfter)
            implements Admission {
        @Override
        public Optional<String> rule() {
            return Optional.of(code);
        }
    }

    /**
     * It may not, and is answered as if the model had spoken, so that the person reads it.
     *
     * @param text what the model says
     */
    record Say(String text) implements Admission {
        @Override
        public Optional<String> rule() {
            return Optional.of("teamclaw_runaway_loop");
        }
    }
}
