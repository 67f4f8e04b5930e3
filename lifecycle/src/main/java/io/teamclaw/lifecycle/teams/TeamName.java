package io.teamclaw.lifecycle.teams;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A team's name.
 *
 * @param value as people read it, without spaces around it and with single ones within
 */
public record TeamName(String value) {
    public static final int LONGEST = 60;

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cntrl}]+");

    /**
     * @throws IllegalArgumentException where it is empty or longer than {@link #LONGEST}
     */
    public TeamName {
        value = SPACES.matcher(value).replaceAll(" ").strip();
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException("A team's name has 1 to " + LONGEST + " characters");
        }
    }

    /** What two names that people take for the same have in common. */
    String normalised() {
        return Normalizer.normalize(value, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
