package io.teamclaw.lifecycle.users;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address, trimmed and in lower case, so that one person has one account.
 *
 * @param value e.g. {@code ada@example.com}
 */
public record EmailAddress(String value) {
    /**
     * RFC 5321 allows 254 characters, 64 of them before the {@code @}. They are ASCII: the address
     * travels to the workspace in a header.
     */
    private static final Pattern FORM =
            Pattern.compile(
                    "[!-~&&[^@<>\"(),:;\\[\\]\\\\]]{1,64}@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?");

    public EmailAddress {
        value = value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
        if (value.length() > 254 || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("This is not an e-mail address");
        }
    }

    /** The part after the last {@code @}. */
    public String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
