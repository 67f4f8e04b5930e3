package io.teamclaw.sidecar.usage;

/**
 * Finds named scalar fields in JSON documents that come in pieces, cut anywhere. It keeps no byte
 * of them but the beginning of one string, whatever their size, and does not check them: what is
 * found in a malformed document means nothing, and ends with it.
 *
 * <p>Each byte of each answer passes through here, hence a loop over bytes and not a parser that
 * decodes every string: most bytes are in strings and are looked up in a table only.
 */
final class JsonScanner {
    /** What was found; {@code pointer} is the field's JSON pointer in its document. */
    interface Listener {
        void number(String pointer, long value);

        void string(String pointer, String value);

        /** An object or list of a known name is whole, or with an empty pointer the document. */
        default void end(String pointer) {
            // Most want single fields only.
        }
    }

    private final FieldNames names;
    private final Listener listener;
    private final JsonString string = new JsonString();
    private final NumberCapture number = new NumberCapture();

    private final JsonPath path = new JsonPath();

    private FieldNames.Want want = FieldNames.Want.NAME;
    private boolean isValue;
    private boolean afterColon;
    private int pendingName = FieldNames.UNKNOWN;
    private int name = FieldNames.UNKNOWN;
    private long fed;
    private long leftOut;
    private long textBefore;

    JsonScanner(FieldNames names, Listener listener) {
        this.names = names;
        this.listener = listener;
    }

    void feed(byte[] bytes, int offset, int length) {
        fed += length;
        int end = offset + length;
        int at = offset;
        while (at < end) {
            if (string.isOpen()) {
                at = string.feed(bytes, at, end);
                if (!string.isOpen()) {
                    endString();
                }
            } else {
                at = structure(bytes, at, end);
            }
        }
    }

    private int structure(byte[] bytes, int from, int end) {
        for (int at = from; at < end; at++) {
            byte b = bytes[at];
            switch (b) {
                case '"' -> {
                    beginString();
                    return at + 1;
                }
                case ':' -> colon();
                case ',' -> comma();
                case '{' -> open(false);
                case '[' -> open(true);
                case '}', ']' -> close();
                case ' ', '\n', '\r', '\t' -> {
                    if (number.isWhole()) {
                        endNumber();
                    }
                }
                default -> number.next(b);
            }
        }
        return end;
    }

    private void beginString() {
        endNumber();
        isValue = afterColon;
        want = isValue ? names.want(name) : FieldNames.Want.NAME;
        afterColon = false;
        string.begin(!isValue || want == FieldNames.Want.STRING);
    }

    private void endString() {
        leftOut += string.leftOut();
        if (!isValue) {
            pendingName = string.text().nameIn(names);
        } else if (want == FieldNames.Want.TEXT) {
            textBefore += string.text().size();
        } else if (want == FieldNames.Want.STRING && path.hasPointer()) {
            listener.string(path.pointer(names, name), string.text().text());
        }
    }

    private void colon() {
        name = pendingName;
        pendingName = FieldNames.UNKNOWN;
        afterColon = true;
        number.begin(names.want(name) == FieldNames.Want.NUMBER && path.hasPointer());
    }

    private void comma() {
        endNumber();
        path.comma();
        betweenValues();
    }

    private void open(boolean array) {
        endNumber();
        path.open(array, afterColon ? name : FieldNames.UNKNOWN);
        betweenValues();
    }

    private void close() {
        endNumber();
        int field = path.close();
        if (field != FieldNames.UNKNOWN) {
            listener.end(path.pointer(names, field));
        } else if (path.isOutside()) {
            listener.end("");
        }
        betweenValues();
    }

    private void betweenValues() {
        afterColon = false;
        pendingName = FieldNames.UNKNOWN;
    }

    private void endNumber() {
        if (number.isWhole()) {
            listener.number(path.pointer(names, name), number.value());
        }
        number.begin(false);
    }

    /** The document is whole, or will never be; what is fed next is another one. */
    void endDocument() {
        endNumber();
        leftOut += leftOutNow();
        textBefore = textBytes();
        string.abandon();
        path.reset();
        betweenValues();
        name = FieldNames.UNKNOWN;
        want = FieldNames.Want.NAME;
    }

    /** Bytes seen, the ends of very long encoded strings (pictures) left out. */
    long size() {
        return fed - leftOut - leftOutNow();
    }

    private long leftOutNow() {
        return string.isOpen() ? string.leftOut() : 0;
    }

    /** Bytes of UTF-8 in the strings that were wanted as text, that of an open one included. */
    long textBytes() {
        boolean open = string.isOpen() && isValue && want == FieldNames.Want.TEXT;
        return textBefore + (open ? string.text().size() : 0);
    }
}
