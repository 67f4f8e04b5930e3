package io.teamclaw.sidecar.keys;

import java.time.Duration;
import java.util.Optional;

/** What an answer of a provider says of the key that the call went out with. */
public sealed interface Verdict {
    /** Nothing: the agent gets the answer. */
    record Passed() implements Verdict {}

    /**
     * Its limit is reached.
     *
     * @param pause how long the provider wants to be left alone, where it said so
     */
    record Limited(Optional<Duration> pause) implements Verdict {}

    /** It does not work. */
    record Refused(KeyTrouble.Reason reason) implements Verdict {}

    /** It works, but not for this; what was asked for may be allowed to another key. */
    record Denied() implements Verdict {}

    /** Nothing, but the provider is not well: another key or connection may fare better, once. */
    record Unwell() implements Verdict {}
}
