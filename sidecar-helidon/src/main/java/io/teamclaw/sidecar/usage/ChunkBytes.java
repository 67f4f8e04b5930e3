package io.teamclaw.sidecar.usage;

import java.util.Arrays;

/**
 * Unpacks what a chunk of Bedrock's {@code invoke-with-response-stream} holds, <code>
 * {"bytes":"(base64)",...}</code>, as its bytes come, cut anywhere: the model's own event goes on
 * in small pieces. What is no base64 is left out.
 */
final class ChunkBytes {
    private static final byte[] NAME = {'b', 'y', 't', 'e', 's'};
    private static final int PIECE = 256;
    private static final byte[] SEXTETS = sextets();

    private enum In {
        NOTHING,
        NAME,
        BYTES,
        OTHER
    }

    private final DecodedTap.Sink sink;
    private final byte[] piece = new byte[PIECE];
    private int decoded;
    private In in = In.NOTHING;
    private boolean escaped;
    private int depth;
    private int matched;
    private boolean named;
    private boolean afterColon;
    private int bits;
    private int bitCount;

    ChunkBytes(DecodedTap.Sink sink) {
        this.sink = sink;
    }

    /** The chunk is whole; what is fed next is another one. */
    void reset() {
        in = In.NOTHING;
        escaped = false;
        depth = 0;
        named = false;
        afterColon = false;
    }

    void feed(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            byte b = bytes[i];
            if (in == In.NOTHING) {
                structure(b);
            } else if (escaped) {
                escaped = false;
                inString(b);
            } else if (b == '\\') {
                escaped = true;
                matched = NAME.length + 1; // No name of ours needs an escape.
            } else if (b == '"') {
                endString();
            } else {
                inString(b);
            }
        }
        flush();
    }

    private void structure(byte b) {
        switch (b) {
            case '"' -> beginString();
            case ':' -> afterColon = true;
            case '{', '[' -> {
                depth++;
                betweenValues();
            }
            case '}', ']' -> {
                depth--;
                betweenValues();
            }
            case ',' -> betweenValues();
            default -> {
                // Numbers, words and space say nothing of where the bytes are.
            }
        }
    }

    private void betweenValues() {
        afterColon = false;
        named = false;
    }

    private void beginString() {
        if (!afterColon) {
            in = In.NAME;
            matched = 0;
        } else if (named && depth == 1) {
            in = In.BYTES;
            bitCount = 0;
        } else {
            in = In.OTHER;
        }
    }

    private void inString(byte b) {
        if (in == In.BYTES) {
            decode(b);
        } else if (in == In.NAME) {
            matched = matched < NAME.length && NAME[matched] == b ? matched + 1 : NAME.length + 1;
        }
    }

    private void endString() {
        named = in == In.NAME && matched == NAME.length;
        in = In.NOTHING;
    }

    private void decode(byte b) {
        int sextet = SEXTETS[b & 0xFF];
        if (sextet < 0) {
            return;
        }
        bits = bits << 6 | sextet;
        bitCount += 6;
        if (bitCount >= 8) {
            bitCount -= 8;
            piece[decoded++] = (byte) (bits >> bitCount);
            if (decoded == PIECE) {
                flush();
            }
        }
    }

    private void flush() {
        if (decoded > 0) {
            sink.accept(piece, 0, decoded);
            decoded = 0;
        }
    }

    private static byte[] sextets() {
        byte[] sextets = new byte[256];
        Arrays.fill(sextets, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            sextets[alphabet.charAt(i)] = (byte) i;
        }
        return sextets;
    }
}
