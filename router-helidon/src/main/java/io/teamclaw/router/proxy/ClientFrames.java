package io.teamclaw.router.proxy;

/**
 * Follows a client's WebSocket frames (RFC 6455 section 5.2) as their bytes pass by, only to tell
 * what a person sent from what a browser sends by itself: pongs are no sign of life. Nothing is
 * kept but the place in the current frame.
 */
final class ClientFrames {
    private static final int FIRST_CONTROL_OPCODE = 8;

    private final byte[] header = new byte[14];
    private int headerLength;
    private long payloadLeft;
    private boolean control;

    /** Whether these bytes belong, in part at least, to a frame that carries data. */
    boolean hasData(byte[] bytes) {
        boolean data = false;
        int at = 0;
        while (at < bytes.length) {
            if (payloadLeft > 0) {
                long taken = Math.min(payloadLeft, bytes.length - at);
                payloadLeft -= taken;
                at += (int) taken;
            } else {
                header[headerLength++] = bytes[at++];
                if (headerLength < 2 || headerLength < neededHeader()) {
                    continue;
                }
                control = (header[0] & 0x0f) >= FIRST_CONTROL_OPCODE;
                payloadLeft = payloadLength();
                headerLength = 0;
            }
            data |= !control;
        }
        return data;
    }

    private int neededHeader() {
        int mask = (header[1] & 0x80) == 0 ? 0 : 4;
        return switch (header[1] & 0x7f) {
            case 126 -> 4 + mask;
            case 127 -> 10 + mask;
            default -> 2 + mask;
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
