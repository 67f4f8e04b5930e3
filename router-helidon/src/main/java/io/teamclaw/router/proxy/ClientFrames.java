package io.teamclaw.router.proxy;

/**
 * Follows a client's WebSocket frames (RFC 6455 section 5.2) as their bytes pass by, only to tell
 * what a person sent from what a browser or a page left open sends by itself. Nothing is kept but
 * the place in the current frame and the beginning of the current message.
 */
final class ClientFrames {
    private static final int FIRST_CONTROL_OPCODE = 8;
    private static final int TEXT = 1;
    private static final int CONTINUATION = 0;

    /** Set on the first frame of a compressed message (RFC 7692); such cannot be read. */
    private static final int COMPRESSED = 0x40;

    private final byte[] header = new byte[14];
    private final byte[] mask = new byte[4];
    private final MessageHead message = new MessageHead();
    private int headerLength;
    private long payloadAt;
    private long payloadLength;
    private boolean control;
    private boolean last;

    /** Whether these bytes belong, in part at least, to a message that a person sends. */
    boolean arePersons(byte[] bytes) {
        boolean persons = false;
        int at = 0;
        while (at < bytes.length) {
            if (payloadAt < payloadLength) {
                int taken = (int) Math.min(payloadLength - payloadAt, bytes.length - at);
                if (!control) {
                    read(bytes, at, taken);
                }
                payloadAt += taken;
                at += taken;
            } else {
                header[headerLength++] = bytes[at++];
                if (headerLength < 2 || headerLength < neededHeader()) {
                    continue;
                }
                begin();
            }
            if (!control) {
                if (last && payloadAt == payloadLength) {
                    message.end();
                }
                persons |= message.isPersons();
            }
        }
        return persons;
    }

    private void begin() {
        int opcode = header[0] & 0x0f;
        control = opcode >= FIRST_CONTROL_OPCODE;
        last = (header[0] & 0x80) != 0;
        payloadAt = 0;
        payloadLength = payloadLength();
        if (isMasked()) {
            System.arraycopy(header, headerLength - mask.length, mask, 0, mask.length);
        }
        headerLength = 0;
        if (!control && opcode != CONTINUATION) {
            message.begin(opcode == TEXT && (header[0] & COMPRESSED) == 0);
        }
    }

    private void read(byte[] bytes, int from, int length) {
        for (int i = 0; i < length && message.wantsMore(); i++) {
            int key = isMasked() ? mask[(int) ((payloadAt + i) % mask.length)] : 0;
            message.add((byte) (bytes[from + i] ^ key));
        }
    }

    private boolean isMasked() {
        return (header[1] & 0x80) != 0;
    }

    private int neededHeader() {
        int masking = isMasked() ? mask.length : 0;
        return switch (header[1] & 0x7f) {
            case 126 -> 4 + masking;
            case 127 -> 10 + masking;
            default -> 2 + masking;
        };
    }

    private long payloadLength() {
        int shortLength = header[1] & 0x7f;
        if (shortLength < 126) {
            return shortLength;
        }
        int bytes = shortLength == 126 ? 2 : 8;
        long length = 0;
        for (int i = 0; i < bytes; i++) {
            length = length << 8 | header[2 + i] & 0xff;
        }
        return length & Long.MAX_VALUE;
    }
}
