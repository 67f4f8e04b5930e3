package io.teamclaw.sidecar.usage;

import io.teamclaw.config.usage.TokenCounts;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
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
    private final JsonScanner json;
    private final Optional<SseSplitter> events;
    private final Map<String, Long> figures = new HashMap<>();
    private Optional<String> model = Optional.empty();
    private boolean reported;
    private long textBytes;

    /**
     * @param contentType of the answer; anything but an event stream is read as JSON
     */
    public AnswerMeter(WireFormat format, String contentType) {
        this.format = format;
        Set<String> strings = new HashSet<>(format.textNames());
        strings.add("model");
        strings.add("modelVersion");
        this.json = new JsonScanner(WireFormat.FIGURE_NAMES, strings, this);
        boolean stream = contentType.toLowerCase(Locale.ROOT).startsWith("text/event-stream");
        this.events = stream ? Optional.of(new SseSplitter(new EventData())) : Optional.empty();
    }

    /** The next bytes of the answer's body. */
    public void feed(byte[] bytes, int offset, int length) {
        events.ifPresentOrElse(
                splitter -> splitter.feed(bytes, offset, length),
                () -> json.feed(bytes, offset, length));
    }

    /** What was read so far; can be asked at any time. */
    public Reading reading() {
        return new Reading(model, format.counts(figures), reported, textBytes);
    }

    @Override
    public void number(String pointer, long value) {
        String path = withoutRootArray(pointer);
        for (String usage : format.usagePaths()) {
            if (path.startsWith(usage) && path.startsWith("/", usage.length())) {
                figures.put(path.substring(usage.length()), Math.clamp(value, 0, MOST_TOKENS));
                reported |= format.isFinal(usage);
            }
        }
    }

    @Override
    public void string(String pointer, String name, String value) {
        if (MODEL_POINTERS.contains(withoutRootArray(pointer))) {
            model = Optional.of(value).filter(name1 -> !name1.isBlank()).or(() -> model);
        } else if (format.textNames().contains(name)) {
            textBytes += value.getBytes(StandardCharsets.UTF_8).length;
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
