package io.teamclaw.bench.net;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The head of an HTTP/1.1 message. */
public final class Head {
    private final String text;
    private final String lower;

    Head(byte[] bytes, int length) {
        text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        lower = text.toLowerCase(Locale.ROOT);
    }

    /** The status of an answer. */
    public int status() {
        int blank = text.indexOf(' ');
        return Integer.parseInt(text.substring(blank + 1, blank + 4));
    }

    /**
     * A header's value, or an empty text.
     *
     * @param name in lower case
     */
    public String header(String name) {
        int at = lower.indexOf("\r\n" + name + ":");
        if (at < 0) {
            return "";
        }
        int start = at + name.length() + 3;
        return text.substring(start, text.indexOf('\r', start)).strip();
    }
}
