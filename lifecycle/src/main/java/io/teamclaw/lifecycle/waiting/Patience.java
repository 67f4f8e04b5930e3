package io.teamclaw.lifecycle.waiting;

import java.time.Duration;

/**
 * How long to ask again and again, and how often.
 *
 * @param limit how long to ask, seen from the first time
 * @param first length of the first pause; each is twice as long as the one before
 * @param longest which no pause exceeds
 */
public record Patience(Duration limit, Duration first, Duration longest) {
    /** For what AWS has made, or changed, and does not show everywhere yet. */
    public static final Patience CONSISTENCY =
            new Patience(Duration.ofSeconds(30), Duration.ofMillis(100), Duration.ofSeconds(2));
}
