package io.teamclaw.adminui.usage.ui;

import io.teamclaw.lifecycle.usage.FirstTokens;
import java.util.Locale;
import java.util.OptionalLong;

/** Writes waits for people. */
final class Waits {
    private Waits() {}

    /** {@code 320 ms}, {@code 2.1 s}, {@code > 16 s}; a dash where there is none. */
    static String format(OptionalLong millis) {
        if (millis.isEmpty()) {
            return "–";
        }
        long wait = millis.getAsLong();
        if (wait >= FirstTokens.BOUNDS.getLast()) {
            return "> " + FirstTokens.BOUNDS.getLast() / 1000 + " s";
        }
        return wait < 1000 ? wait + " ms" : String.format(Locale.ROOT, "%.1f s", wait / 1000.0);
    }
}
