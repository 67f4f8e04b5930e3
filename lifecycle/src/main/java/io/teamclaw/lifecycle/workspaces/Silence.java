package io.teamclaw.lifecycle.workspaces;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a gateway has not answered. One look in vain says little: a gateway that is busy may be
 * too busy to answer.
 */
final class Silence {
    /** So many looks in vain in a row. */
    private static final int LOOKS = 3;

    /** Each look may take its time. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final Clock clock;
    private int looks;
    private Instant since = Instant.MAX;

    Silence(Clock clock) {
        this.clock = clock;
    }

    /** Notes one more look in vain; whether nobody is there, as far as one can tell. */
    boolean isFinalAfterOneMore() {
        looks++;
        if (looks == 1) {
            since = clock.instant();
        }
        return looks >= LOOKS || !clock.instant().isBefore(since.plus(LIMIT));
    }

    /** It answered. */
    void ends() {
        looks = 0;
    }
}
