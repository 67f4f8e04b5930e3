package io.teamclaw.adminui.account;

import io.teamclaw.lifecycle.users.EmailAddress;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Slows down who guesses passwords: a few failures from one place, more from all places together,
 * so that a stranger cannot lock a person out with a handful of attempts.
 */
@Component
public class SignInLimit {
    static final int FAILURES_FROM_ONE_PLACE = 5;
    static final int FAILURES_FROM_ALL_PLACES = 50;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final AttemptLimit onePlace;
    private final AttemptLimit allPlaces;

    SignInLimit(Clock clock) {
        this.onePlace = new AttemptLimit(FAILURES_FROM_ONE_PLACE, WINDOW, clock);
        this.allPlaces = new AttemptLimit(FAILURES_FROM_ALL_PLACES, WINDOW, clock);
    }

    /**
     * Counts an attempt, as a failure until it {@link #succeeded}: so guesses that are looked at in
     * the same moment count, too.
     *
     * @param place IP address that it comes from
     * @return whether it is to be looked at; where not, right and wrong get the same answer
     */
    public boolean admits(EmailAddress email, String place) {
        // What one place is refused does not use up what all have.
        return onePlace.take(key(email, place)) && allPlaces.take(email.value());
    }

    /** Forgets the failures. */
    public void succeeded(EmailAddress email, String place) {
        onePlace.clear(key(email, place));
        allPlaces.clear(email.value());
    }

    private static String key(EmailAddress email, String place) {
        return place + "|" + email.value();
    }
}
