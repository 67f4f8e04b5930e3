package io.teamclaw.config.keys;

import java.util.Optional;
import java.util.regex.Pattern;

/** What may stand in a key pool. Each answer says what is wrong and never quotes the value. */
final class KeyRules {
    /** Headers of 8 KB are the usual limit of servers; an OAuth token of 2 to 3 KB is common. */
    private static final int LONGEST_SECRET = 4096;

    private static final int LONGEST_LABEL = 100;

    /** Short, so that a key pasted in the place of a name is not taken for one and then shown. */
    private static final Pattern PROVIDER_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,23}");

    private static final Pattern KEY_ID = Pattern.compile("k-[0-9a-f]{10}");

    private KeyRules() {}

    static boolean isProviderId(String id) {
        return PROVIDER_ID.matcher(id).matches();
    }

    /** What is wrong with a key or token; a line break in it could add a header to a request. */
    static Optional<String> problemOfSecret(String secret) {
        if (secret.isBlank()) {
            return Optional.of("is empty");
        }
        if (secret.length() > LONGEST_SECRET) {
            return Optional.of("is longer than " + LONGEST_SECRET + " characters");
        }
        if (secret.chars().anyMatch(each -> each <= ' ' || each > '~')) {
            return Optional.of("holds a space, a line break or another character that no key has");
        }
        return Optional.empty();
    }

    /** What is wrong with a label, which screens and logs may show. */
    static Optional<String> problemOfLabel(String label, String secret) {
        if (label.isBlank()) {
            return Optional.of("is empty");
        }
        if (label.length() > LONGEST_LABEL) {
            return Optional.of("is longer than " + LONGEST_LABEL + " characters");
        }
        if (label.codePoints().anyMatch(KeyRules::isInvisible)) {
            return Optional.of("holds a line break or another control character");
        }
        if (label.contains(secret)) {
            return Optional.of("holds the key itself; name the key by something else");
        }
        return Optional.empty();
    }

    /** What is wrong with a key's share of the calls. */
    static Optional<String> problemOfWeight(int weight) {
        return weight >= PoolKey.SMALLEST_WEIGHT && weight <= PoolKey.LARGEST_WEIGHT
                ? Optional.empty()
                : Optional.of(
                        "is not a whole number from %d to %d"
                                .formatted(PoolKey.SMALLEST_WEIGHT, PoolKey.LARGEST_WEIGHT));
    }

    /** What is wrong with the id that a renewed token keeps. */
    static Optional<String> problemOfId(String id) {
        return KEY_ID.matcher(id).matches()
                ? Optional.empty()
                : Optional.of("is not k- and ten hex digits");
    }

    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            default -> false;
        };
    }
}
