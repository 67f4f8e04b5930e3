package io.teamclaw.sidecar.usage;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the model out of a request while it passes, and how much text it holds. */
public final class RequestMeter implements JsonScanner.Listener {
    private static final Pattern MODEL_IN_PATH = Pattern.compile("/models/([^/:]+)");

    private final JsonScanner json = new JsonScanner(Set.of(), Set.of("model"), this);
    private Optional<String> model;

    /**
     * @param rawPath Gemini names its model there; a path that may pass holds no escapes
     */
    public RequestMeter(String rawPath) {
        Matcher matcher = MODEL_IN_PATH.matcher(rawPath);
        this.model = matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The next bytes of the request's body. */
    public void feed(byte[] bytes, int offset, int length) {
        json.feed(bytes, offset, length);
    }

    /** The model asked for, if the request names one. */
    public Optional<String> model() {
        return model;
    }

    /** Bytes of the body so far, very long encoded strings (pictures) counted in part only. */
    public long textBytes() {
        return json.size();
    }

    @Override
    public void number(String pointer, long value) {
        // No number of a request is of interest.
    }

    @Override
    public void string(String pointer, String name, String value) {
        if (pointer.equals("/model") && !value.isBlank()) {
            model = Optional.of(value);
        }
    }
}
