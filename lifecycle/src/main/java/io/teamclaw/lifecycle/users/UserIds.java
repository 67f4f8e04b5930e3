package io.teamclaw.lifecycle.users;

import io.teamclaw.config.id.UserId;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/** New ids that a person recognises and nobody has yet, e.g. {@code ada-lovelace-x3k9fz}. */
final class UserIds {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int RANDOM_CHARACTERS = 6;

    /** Leaves room for the dash and the random part in the 40 characters of a {@link UserId}. */
    private static final int LONGEST_SLUG = 40 - 1 - RANDOM_CHARACTERS;

    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern OUTER_DASHES = Pattern.compile("^-+|-+$");

    private final SecureRandom random = new SecureRandom();

    UserId next(EmailAddress email) {
        StringBuilder id = new StringBuilder(slug(email)).append('-');
        random.ints(RANDOM_CHARACTERS, 0, ALPHABET.length())
                .forEach(place -> id.append(ALPHABET.charAt(place)));
        return new UserId(id.toString());
    }

    private static String slug(EmailAddress email) {
        String localPart = email.value().substring(0, email.value().lastIndexOf('@'));
        String slug = withoutOuterDashes(OTHERS.matcher(localPart).replaceAll("-"));
        if (slug.length() > LONGEST_SLUG) {
            slug = withoutOuterDashes(slug.substring(0, LONGEST_SLUG));
        }
        return slug.isEmpty() ? "user" : slug;
    }

    private static String withoutOuterDashes(String text) {
        return OUTER_DASHES.matcher(text).replaceAll("");
    }
}
