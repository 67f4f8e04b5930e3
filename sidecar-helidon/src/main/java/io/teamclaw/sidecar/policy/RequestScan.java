package io.teamclaw.sidecar.policy;

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

    /** Gemini's, Bedrock's (of converse, and of Nova's and Titan's own format) and Ollama's. */
    private static final Set<String> GENERATION =
            Set.of(
                    "generationConfig",
                    "generation_config",
                    "inferenceConfig",
                    "textGenerationConfig",
                    "options");

    private static final Set<String> ANSWER_TOKENS =
            Set.of(
                    "max_tokens",
                    "max_completion_tokens",
                    "max_output_tokens",
                    "maxOutputTokens",
                    "maxTokens",
                    "max_new_tokens",
                    "maxTokenCount",
                    "max_gen_len",
                    "max_tokens_to_sample",
                    "num_predict");

    /** English text and code come to about this many bytes a token. */
    static final long BYTES_PER_TOKEN = 4;

    /** Of a long string without any blank, a picture, so much counts as text. */
    private static final int ENCODED = 2_048;

    private final Scalar scalar = new Scalar();
    private final CRC32C last = new CRC32C();
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
                scalar.beginsText();
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
            doubtful |= key.equalsIgnoreCase("model") || key.equalsIgnoreCase("models");
        }
        scalar.clear();
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
            key = scalar.text();
            doubtful |= depth == 1 && (scalar.isDoubtful() || key.equalsIgnoreCase("models"));
            scalar.clear();
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
            if (!scalar.isEmpty()) {
                take(scalar.text());
            }
            key = "";
        }
        scalar.clear();
    }

    private void take(String value) {
        if (depth == 1 && key.equalsIgnoreCase("model")) {
            boolean plain = key.equals("model") && scalar.isText() && !scalar.isDoubtful();
            doubtful |= !plain || model.isPresent();
            model = Optional.of(value);
        } else if (depth == 1 && key.equals("stream")) {
            streamed = value.equals("true");
        } else if (ANSWER_TOKENS.contains(key) && !scalar.isText()) {
            answerTokens = Math.max(answerTokens, scalar.number());
        }
    }

    private int string(byte[] bytes, int from, int end) {
        if (escaped) {
            escaped = false;
            part(bytes, from, 1);
            return from + 1;
        }
        int to = PlainText.end(bytes, from, end);
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
            scalar.foundEscape();
        }
        return to + 1;
    }

    private void part(byte[] bytes, int from, int length) {
        if (length == 0) {
            return;
        }
        if (!blankSeen && stringBytes < ENCODED) {
            int look = (int) Math.min(length, ENCODED - stringBytes);
            blankSeen = PlainText.hasBlank(bytes, from, from + look);
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
        if (isWatched()) {
            scalar.add(bytes, from, length);
        }
    }
}
