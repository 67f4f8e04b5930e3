package io.teamclaw.adminui.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
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

    /** Whether no attempt is to be looked at now, right or wrong. */
    public boolean blocks(String email, String place) {
        return onePlace.wait(key(email, place)).isPresent()
                || allPlaces.wait(key(email)).isPresent();
    }

    public void failed(String email, String place) {
        onePlace.count(key(email, place));
        allPlaces.count(key(email));
    }

    public void succeeded(String email, String place) {
        onePlace.clear(key(email, place));
        allPlaces.clear(key(email));
    }

    private static String key(String email, String place) {
        return place + "|" + key(email);
    }

    private static String key(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
