package io.teamclaw.adminui.account;

import io.teamclaw.lifecycle.users.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What a password must be. Length is what counts (NIST SP 800-63B), so no character classes. */
public final class PasswordRules {
    public static final int LEAST_CHARACTERS = 12;

    /** bcrypt reads no more than this; what comes after would not protect anything. */
    static final int MOST_BYTES = 72;

    /** For people, before they choose. */
    public static final String HINT =
            "At least " + LEAST_CHARACTERS + " characters. A few words in a row are fine.";

    private PasswordRules() {}

    /** Why a password is not good enough; empty where it is. */
    public static Optional<String> complaint(String password, EmailAddress email) {
        if (password.codePointCount(0, password.length()) < LEAST_CHARACTERS) {
            return Optional.of("Use at least " + LEAST_CHARACTERS + " characters.");
        }
        if (tooLong(password)) {
            return Optional.of("Use at most " + MOST_BYTES + " characters.");
        }
        if (password.codePoints().distinct().count() < 5) {
            return Optional.of("Use more different characters.");
        }
        if (password.toLowerCase(Locale.ROOT).contains(email.value())) {
            return Optional.of("Do not use your e-mail address as the password.");
        }
        return Optional.empty();
    }

    static boolean tooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }
}
