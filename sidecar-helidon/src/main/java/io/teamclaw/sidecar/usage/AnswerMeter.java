package io.teamclaw.sidecar.usage;

import io.teamclaw.config.usage.TokenCounts;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads model and usage out of an answer while it passes: fed with whatever ranges of bytes come,
 * it keeps a few figures and never the answer.
 */
public final class AnswerMeter implements JsonScanner.Listener {
    private static final Set<String> MODEL_POINTERS =
            Set.of("/model", "/message/model", "/response/model", "/modelVersion");

    /** More than any call can have; keeps nonsense of an upstream from overflowing sums. */
    private static final long MOST_TOKENS = 1_000_000_000L;

    /**
     * What an answer said so far.
     *
     * @param model the model that answered, if the answer names it
     * @param tokens as reported; zeros where nothing was
     * @param reported whether the provider's final figures are in
     * @param textBytes size of the generated text that was delivered (UTF-8)
     */
    public record Reading(
            Optional<String> model, TokenCounts tokens, boolean reported, long textBytes) {}

    /** The names that an answer in each format can have figures, models and text under. */
    private static final Map<WireFormat, FieldNames> NAMES = names();

    private final WireFormat format;
    private final JsonScanner json;
    private final AnswerDocuments documents;
    private final Map<String, Long> figures = new HashMap<>();
    private Optional<String> model = Optional.empty();
    private boolean told;
    private boolean reported;

    /**
     * @param contentType of the answer; anything but an event stream is read as JSON, one document
     *     or several
     */
    public AnswerMeter(WireFormat format, String contentType) {
        this.format = format;
        this.json = new JsonScanner(NAMES.get(format), this);
        this.documents =
                new AnswerDocuments(json, format == WireFormat.BEDROCK_INVOKE, contentType);
    }

    private static Map<WireFormat, FieldNames> names() {
        Map<WireFormat, FieldNames> names = new EnumMap<>(WireFormat.class);
        for (WireFormat format : WireFormat.values()) {
            names.put(
                    format,
                    new FieldNames(
                            WireFormat.PATH_NAMES,
                            WireFormat.FIGURE_NAMES,
                            Set.of(
                                    "model",
                                    "modelVersion",
                                    "done_reason",
                                    Counting.MODALITY,
                                    Counting.TTL),
                            format.textNames()));
        }
        return names;
    }

    /**
     * Takes figures that the answer has in its headers, before its body.
     *
     * @param headers an answer's header by its lower-case name
     */
    void readHeaders(Function<String, Optional<String>> headers) {
        for (Map.Entry<String, String> each : format.figureHeaders().entrySet()) {
            Optional<String> value = headers.apply(each.getKey());
            if (value.isPresent()) {
                NumberCapture number = new NumberCapture();
                number.begin(true);
                for (int i = 0; i < value.get().length(); i++) {
                    number.next((byte) value.get().charAt(i));
                }
                if (number.isWhole()) {
                    figure(each.getValue(), number.value());
                    reported = true;
                }
            }
        }
    }

    /** The next bytes of the answer's body. */
    public void feed(byte[] bytes, int offset, int length) {
        documents.feed(bytes, offset, length);
    }

    /** What was read so far; can be asked at any time. */
    public Reading reading() {
        return new Reading(
                model, format.counts(figures), reported && !documents.isLost(), json.textBytes());
    }

    @Override
    public void number(String pointer, long value) {
        String path = withoutRootArray(pointer);
        for (String usage : format.usagePaths()) {
            if (isBelow(usage, path)) {
                figure(path.substring(usage.length()), value);
                told |= format.isFinal(usage);
            }
        }
    }

    /** Below a whole document are its own fields only: what is in them is the model's. */
    private static boolean isBelow(String usage, String path) {
        return usage.isEmpty()
                ? path.lastIndexOf('/') == 0
                : path.startsWith(usage) && path.startsWith("/", usage.length());
    }

    private void figure(String name, long value) {
        figures.put(name, Math.clamp(value, 0, MOST_TOKENS));
    }

    @Override
    public void string(String pointer, String value) {
        String path = withoutRootArray(pointer);
        if (MODEL_POINTERS.contains(path)) {
            named(value);
        } else if (path.endsWith("/" + Counting.MODALITY)) {
            number(pointer, value.equals("IMAGE") ? 1 : 0);
        } else if (path.endsWith("/" + Counting.TTL)) {
            number(pointer, value.equals("1h") ? 1 : 0);
        } else {
            told |= format.isEnd(path);
        }
    }

    private void named(String value) {
        if (!value.isBlank() && !format.isBedrock()) {
            model = Optional.of(value);
        }
    }

    /** Figures are the last word only once all of them are there. */
    @Override
    public void end(String pointer) {
        if (told && !reported) {
            reported = format.usagePaths().contains(withoutRootArray(pointer));
        }
    }

    /** Gemini streams without {@code alt=sse} as one array of what are events otherwise. */
    private static String withoutRootArray(String pointer) {
        int second = pointer.indexOf('/', 1);
        return second > 0 && Character.isDigit(pointer.charAt(1))
                ? pointer.substring(second)
                : pointer;
    }
}
