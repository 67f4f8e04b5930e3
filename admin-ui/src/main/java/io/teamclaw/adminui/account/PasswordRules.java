package io.teamclaw.adminui.account;

import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.users.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What a password must be. Length is what counts (NIST SP 800-63B), so no character classes. */
public final class PasswordRules {
    public static final int LEAST_CHARACTERS = 12;

    /** bcrypt reads no more than this; what comes after would not protect anything. */
    static final int MOST_BYTES = 72;

    private PasswordRules() {}

    /** For people, before they choose. */
    public static String hint() {
        return Texts.text("access.password.hint", LEAST_CHARACTERS);
    }

    /** Why a password is not good enough; empty where it is. */
    public static Optional<String> complaint(String password, EmailAddress email) {
        if (password.codePointCount(0, password.length()) < LEAST_CHARACTERS) {
            return Optional.of(Texts.text("access.password.short", LEAST_CHARACTERS));
        }
        if (tooLong(password)) {
            return Optional.of(Texts.text("access.password.long", MOST_BYTES));
        }
        if (password.codePoints().distinct().count() < 5) {
            return Optional.of(Texts.text("access.password.same"));
        }
        if (password.toLowerCase(Locale.ROOT).contains(email.value())) {
            return Optional.of(Texts.text("access.password.email"));
        }
        return Optional.empty();
    }

    static boolean tooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }
}
