package io.teamclaw.sidecar.usage;

import java.util.Optional;
import java.util.Set;

/** Reads the model out of a request while it passes, and how much text it holds. */
public final class RequestMeter implements JsonScanner.Listener {
    private static final String MODELS = "/models/";

    private static final FieldNames NAMES =
            new FieldNames(Set.of(), Set.of(), Set.of("model"), Set.of());

    private final JsonScanner json = new JsonScanner(NAMES, this);
    private Optional<String> model;

    /**
     * @param rawPath Gemini names its model there; a path that may pass holds no escapes
     */
    public RequestMeter(String rawPath) {
        this.model = modelIn(rawPath);
    }

    private static Optional<String> modelIn(String rawPath) {
        int at = rawPath.indexOf(MODELS);
        if (at < 0) {
            return Optional.empty();
        }
        int from = at + MODELS.length();
        int to = from;
        while (to < rawPath.length() && rawPath.charAt(to) != '/' && rawPath.charAt(to) != ':') {
            to++;
        }
        return to > from ? Optional.of(rawPath.substring(from, to)) : Optional.empty();
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
    public void string(String pointer, String value) {
        if (pointer.equals("/model") && !value.isBlank()) {
            model = Optional.of(value);
        }
    }
}
