package io.teamclaw.sidecar.usage;

/**
 * Finds the data of server-sent events in bytes as they pass, cut anywhere (WHATWG HTML, section
 * 9.2.6). It holds no byte: data is handed on in the pieces in which it came.
 */
final class SseSplitter {
    private static final byte[] DATA = {'d', 'a', 't', 'a'};

    private enum In {
        FIELD_NAME,
        VALUE_START,
        VALUE,
        OTHER
    }

    private static final byte[] NEW_LINE = {'\n'};

    private final Events events;
    private In in = In.FIELD_NAME;
    private int matched;
    private boolean emptyLine = true;
    private boolean afterCarriageReturn;
    private boolean hasData;

    /**
     * @param events told only of events that have data
     */
    SseSplitter(Events events) {
        this.events = events;
    }

    void feed(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int i = offset;
        while (i < end) {
            byte b = bytes[i];
            if (b == '\n' && afterCarriageReturn) {
                afterCarriageReturn = false;
                i++;
            } else if (b == '\n' || b == '\r') {
                afterCarriageReturn = b == '\r';
                endLine();
                i++;
            } else {
                afterCarriageReturn = false;
                emptyLine = false;
                i = inLine(bytes, i, end);
            }
        }
    }

    /** Takes what belongs to the line from here; returns where it stopped. */
    private int inLine(byte[] bytes, int at, int end) {
        byte b = bytes[at];
        switch (in) {
            case FIELD_NAME -> {
                if (matched < DATA.length && b == DATA[matched]) {
                    matched++;
                } else if (matched == DATA.length && b == ':') {
                    in = In.VALUE_START;
                } else {
                    in = In.OTHER;
                }
                return at + 1;
            }
            case VALUE_START -> {
                startValue();
                in = In.VALUE;
                return b == ' ' ? at + 1 : at;
            }
            default -> {
                int to = at;
                while (to < end && bytes[to] != '\n' && bytes[to] != '\r') {
                    to++;
                }
                if (in == In.VALUE) {
                    events.data(bytes, at, to - at);
                }
                return to;
            }
        }
    }

    private void startValue() {
        if (hasData) {
            events.data(NEW_LINE, 0, 1);
        }
        hasData = true;
    }

    private void endLine() {
        if (in == In.VALUE_START || in == In.FIELD_NAME && matched == DATA.length) {
            startValue();
        }
        if (emptyLine && hasData) {
            hasData = false;
            events.end();
        }
        in = In.FIELD_NAME;
        matched = 0;
        emptyLine = true;
    }
}
