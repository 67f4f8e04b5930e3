package io.teamclaw.adminui.usage;

import java.util.Locale;

/** Writes counts for people. */
public final class Numbers {
    private Numbers() {}

    /** With a comma after each three digits. */
    public static String format(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
