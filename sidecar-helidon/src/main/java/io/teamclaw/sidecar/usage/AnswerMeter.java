package io.teamclaw.sidecar.usage;

import io.teamclaw.config.usage.TokenCounts;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads model and usage out of an answer while it passes: fed with whatever ranges of bytes come,
 * it keeps a few figures and never the answer.
 */
public final class AnswerMeter implements JsonScanner.Listener {
    private static final Set<String> MODEL_POINTERS =
            Set.of("/model", "/message/model", "/response/model", "/modelVersion");

    /**
     * Gemini says by it of what kind the tokens beside it are; as a figure 1 stands for pictures.
     */
    static final String MODALITY = "modality";

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

    private final WireFormat format;

    /** The names that an answer in each format can have figures, models and text under. */
    private static final Map<WireFormat, FieldNames> NAMES = names();

    private final JsonScanner json;
    private final Optional<SseSplitter> events;
    private final Map<String, Long> figures = new HashMap<>();
    private Optional<String> model = Optional.empty();
    private boolean told;
    private boolean reported;

    /**
     * @param contentType of the answer; anything but an event stream is read as JSON
     */
    public AnswerMeter(WireFormat format, String contentType) {
        this.format = format;
        this.json = new JsonScanner(NAMES.get(format), this);
        boolean stream = contentType.toLowerCase(Locale.ROOT).startsWith("text/event-stream");
        this.events = stream ? Optional.of(new SseSplitter(new EventData())) : Optional.empty();
    }

    private static Map<WireFormat, FieldNames> names() {
        Map<WireFormat, FieldNames> names = new EnumMap<>(WireFormat.class);
        for (WireFormat format : WireFormat.values()) {
            names.put(
                    format,
                    new FieldNames(
                            WireFormat.PATH_NAMES,
                            WireFormat.FIGURE_NAMES,
                            Set.of("model", "modelVersion", MODALITY),
                            format.textNames()));
        }
        return names;
    }

    /** The next bytes of the answer's body. */
    public void feed(byte[] bytes, int offset, int length) {
        events.ifPresentOrElse(
                splitter -> splitter.feed(bytes, offset, length),
                () -> json.feed(bytes, offset, length));
    }

    /** What was read so far; can be asked at any time. */
    public Reading reading() {
        return new Reading(model, format.counts(figures), reported, json.textBytes());
    }

    @Override
    public void number(String pointer, long value) {
        String path = withoutRootArray(pointer);
        for (String usage : format.usagePaths()) {
            if (path.startsWith(usage) && path.startsWith("/", usage.length())) {
                figures.put(path.substring(usage.length()), Math.clamp(value, 0, MOST_TOKENS));
                told |= format.isFinal(usage);
            }
        }
    }

    @Override
    public void string(String pointer, String value) {
        String path = withoutRootArray(pointer);
        if (MODEL_POINTERS.contains(path)) {
            model = Optional.of(value).filter(name -> !name.isBlank()).or(() -> model);
        } else if (path.endsWith("/" + MODALITY)) {
            number(pointer, value.equals("IMAGE") ? 1 : 0);
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

    private final class EventData implements SseSplitter.Events {
        @Override
        public void data(byte[] bytes, int offset, int length) {
            json.feed(bytes, offset, length);
        }

        @Override
        public void end() {
            json.endDocument();
        }
    }
}
