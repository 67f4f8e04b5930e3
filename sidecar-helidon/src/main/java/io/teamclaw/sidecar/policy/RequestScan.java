package io.teamclaw.sidecar.policy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * Reads a {@link RequestShape} out of a request's JSON, in one pass over pieces of any size and
 * without keeping them. What a provider's own parser might read in another way (a name twice, or
 * with escapes, or in capitals) makes the model doubtful, since an agent could hide one behind it.
 */
public final class RequestScan {
    private static final Set<String> TURNS = Set.of("messages", "input", "contents");
    private static final Set<String> GENERATION = Set.of("generationConfig", "generation_config");
    private static final Set<String> ANSWER_TOKENS =
            Set.of("max_tokens", "max_completion_tokens", "max_output_tokens", "maxOutputTokens");

    /** English text and code come to about this many bytes a token. */
    static final long BYTES_PER_TOKEN = 4;

    /** Of a long string without any blank, a picture, so much counts as text. */
    private static final int ENCODED = 2_048;

    private static final int LONGEST_SCALAR = 256;
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] scalar = new byte[LONGEST_SCALAR];
    private final CRC32C last = new CRC32C();
    private int scalarLength;
    private boolean scalarDoubtful;
    private boolean scalarText;
    private String key = "";
    private int depth;
    private boolean object;
    private boolean inTurns;
    private boolean inGeneration;
    private boolean inString;
    private boolean escaped;
    private long stringBytes;
    private boolean blankSeen;
    private int beforeLast;
    private int lastOfString;
    private boolean ofId;
    private boolean hashed;
    private long textBytes;

    private Optional<String> model = Optional.empty();
    private boolean doubtful;
    private boolean streamed;
    private long answerTokens;

    /** The next bytes of the body. */
    public void feed(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int i = offset;
        while (i < end) {
            i = inString ? string(bytes, i, end) : structure(bytes, i);
        }
    }

    /** What was read; asked once, after the last byte. */
    public RequestShape shape() {
        return new RequestShape(
                doubtful || depth != 0 ? Optional.empty() : model,
                streamed,
                answerTokens,
                (textBytes + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN,
                hashed ? last.getValue() | 1L << 32 : 0);
    }

    private int structure(byte[] bytes, int i) {
        byte b = bytes[i];
        textBytes++;
        switch (b) {
            case '"' -> {
                inString = true;
                scalarText = true;
                stringBytes = 0;
                blankSeen = false;
                beforeLast = 0;
                lastOfString = 0;
            }
            case '{', '[' -> open(b == '{');
            case '}', ']' -> close();
            case ':' -> colon();
            case ',' -> comma();
            case ' ', '\t', '\r', '\n' -> {}
            default -> keep(bytes, i, 1);
        }
        return i + 1;
    }

    private void open(boolean isObject) {
        depth++;
        ofId = false;
        if (depth == 1) {
            object = isObject;
        } else if (depth == 2 && object) {
            inTurns = TURNS.contains(key) && !isObject;
            inGeneration = GENERATION.contains(key) && isObject;
            doubtful |= isOf(key, "model") || isOf(key, "models");
        }
        clear();
    }

    private void close() {
        takeScalar();
        depth--;
        if (depth == 1) {
            inTurns = false;
            inGeneration = false;
            key = "";
        }
    }

    private void colon() {
        ofId = (beforeLast | 0x20) == 'i' && (lastOfString | 0x20) == 'd';
        if (isWatched()) {
            key = text();
            doubtful |= depth == 1 && (scalarDoubtful || isOf(key, "models"));
            clear();
        }
    }

    private void comma() {
        takeScalar();
        ofId = false;
        if (depth == 2 && inTurns) { // another message follows
            last.reset();
        }
    }

    private void takeScalar() {
        if (isWatched()) {
            if (scalarLength > 0) {
                take(text());
            }
            key = "";
        }
        clear();
    }

    private void take(String value) {
        if (depth == 1 && isOf(key, "model")) {
            doubtful |= !key.equals("model") || !scalarText || scalarDoubtful || model.isPresent();
            model = Optional.of(value);
        } else if (depth == 1 && key.equals("stream")) {
            streamed = value.equals("true");
        } else if (ANSWER_TOKENS.contains(key) && !scalarText) {
            answerTokens = Math.max(answerTokens, number(value));
        }
    }

    private static long number(String value) {
        try {
            return Math.clamp((long) Double.parseDouble(value), 0, 1_000_000_000);
        } catch (NumberFormatException e) {
            return 0; // The provider will refuse it.
        }
    }

    private static boolean isOf(String name, String wanted) {
        return name.equalsIgnoreCase(wanted);
    }

    private int string(byte[] bytes, int from, int end) {
        if (escaped) {
            escaped = false;
            part(bytes, from, 1);
            return from + 1;
        }
        int to = plain(bytes, from, end);
        part(bytes, from, to - from);
        if (to == end) {
            return end;
        }
        if (bytes[to] == '"') {
            inString = false;
            boolean encoded = stringBytes > ENCODED && !blankSeen;
            textBytes += encoded ? ENCODED : stringBytes;
        } else {
            escaped = true;
            scalarDoubtful = true;
        }
        return to + 1;
    }

    private void part(byte[] bytes, int from, int length) {
        if (length == 0) {
            return;
        }
        if (!blankSeen && stringBytes < ENCODED) {
            int look = from + (int) Math.min(length, ENCODED - stringBytes);
            for (int i = from; i < look && !blankSeen; i++) {
                blankSeen = bytes[i] == ' ';
            }
        }
        stringBytes += length;
        beforeLast = length > 1 ? bytes[from + length - 2] : lastOfString;
        lastOfString = bytes[from + length - 1];
        if (!ofId && (inTurns || depth == 1 && TURNS.contains(key))) {
            last.update(bytes, from, length);
            hashed = true;
        }
        keep(bytes, from, length);
    }

    private boolean isWatched() {
        return depth == 1 && object || depth == 2 && inGeneration;
    }

    private void keep(byte[] bytes, int from, int length) {
        if (!isWatched()) {
            return;
        }
        int fits = Math.min(length, LONGEST_SCALAR - scalarLength);
        System.arraycopy(bytes, from, scalar, scalarLength, fits);
        scalarLength += fits;
        scalarDoubtful |= fits < length;
    }

    private String text() {
        return new String(scalar, 0, scalarLength, StandardCharsets.UTF_8);
    }

    private void clear() {
        scalarLength = 0;
        scalarDoubtful = false;
        scalarText = false;
    }

    /** Where the next quote or backslash is; eight bytes at a time, since prompts are long. */
    private static int plain(byte[] bytes, int from, int end) {
        int i = from;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, i);
            long found = zeros(eight ^ 0x2222222222222222L) | zeros(eight ^ 0x5c5c5c5c5c5c5c5cL);
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (i < end && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        return i;
    }

    /** The high bit of each byte that is zero; those above the lowest one may be wrong. */
    private static long zeros(long eight) {
        return (eight - 0x0101010101010101L) & ~eight & 0x8080808080808080L;
    }
}
