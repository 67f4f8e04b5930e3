package io.teamclaw.router.proxy;

import java.nio.charset.StandardCharsets;

/**
 * The beginning of a message to OpenClaw, as far as it takes to tell whose doing it is. Its page
 * sends JSON that names the method within the first hundred bytes: {@code
 * {"type":"req","id":"39:59730f39-...","method":"chat.send","params":...}}. What is anything else,
 * or names none so early, counts as a person's: better up for longer than stopped under somebody.
 */
final class MessageHead {
    private static final int LONGEST = 256;
    private static final String METHOD = "\"method\":\"";

    private final byte[] bytes = new byte[LONGEST];
    private int length;
    private Whose whose = Whose.UNKNOWN;

    private enum Whose {
        UNKNOWN,
        PERSONS,
        PAGES
    }

    /**
     * @param readable whether it is text, and not compressed
     */
    void begin(boolean readable) {
        length = 0;
        whose = readable ? Whose.UNKNOWN : Whose.PERSONS;
    }

    boolean wantsMore() {
        return whose == Whose.UNKNOWN;
    }

    void add(byte each) {
        bytes[length++] = each;
        if (bytes[0] != '{' || length == LONGEST) {
            whose = Whose.PERSONS;
        } else if (each == '"') {
            look();
        }
    }

    /** All of it has passed. */
    void end() {
        if (whose == Whose.UNKNOWN) {
            whose = Whose.PERSONS;
        }
    }

    boolean isPersons() {
        return whose == Whose.PERSONS;
    }

    /** A quote may have closed the method's name. */
    private void look() {
        String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        int name = text.indexOf(METHOD) + METHOD.length();
        if (name >= METHOD.length() && name < length) {
            String method = text.substring(name, length - 1);
            whose = PageCalls.include(method) ? Whose.PAGES : Whose.PERSONS;
        }
    }
}
