package io.teamclaw.lifecycle.ids;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;

/** New ids that a person recognises and nothing has yet, e.g. {@code ada-lovelace-x3k9fz}. */
public final class ReadableIds {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int RANDOM_CHARACTERS = 6;

    /** Leaves room for the dash and the random part in the 40 characters of an id. */
    private static final int LONGEST_SLUG = 40 - 1 - RANDOM_CHARACTERS;

    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern OUTER_DASHES = Pattern.compile("^-+|-+$");

    private final SecureRandom random = new SecureRandom();
    private final String fallback;

    /**
     * @param fallback where nothing of the text can stand in an id, e.g. {@code user}
     */
    public ReadableIds(String fallback) {
        this.fallback = fallback;
    }

    /**
     * Of 8 to 40 characters, as {@code UserId} and {@code TeamId} want them.
     *
     * @param text what the id is to remind of
     */
    public String next(String text) {
        StringBuilder id = new StringBuilder(slug(text)).append('-');
        random.ints(RANDOM_CHARACTERS, 0, ALPHABET.length())
                .forEach(place -> id.append(ALPHABET.charAt(place)));
        return id.toString();
    }

    private String slug(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String slug = withoutOuterDashes(OTHERS.matcher(lower).replaceAll("-"));
        if (slug.length() > LONGEST_SLUG) {
            slug = withoutOuterDashes(slug.substring(0, LONGEST_SLUG));
        }
        return slug.isEmpty() ? fallback : slug;
    }

    private static String withoutOuterDashes(String text) {
        return OUTER_DASHES.matcher(text).replaceAll("");
    }
}
