package io.teamclaw.sidecar.usage;

import java.util.Optional;
import java.util.Set;

/** Reads the model out of a request while it passes, and how much text it holds. */
public final class RequestMeter implements JsonScanner.Listener {
    private static final FieldNames NAMES =
            new FieldNames(Set.of(), Set.of(), Set.of("model"), Set.of());

    private final JsonScanner json = new JsonScanner(NAMES, this);
    private final Optional<String> modelInPath;
    private Optional<String> modelInBody = Optional.empty();

    /**
     * @param rawPath where it names a model, no body says otherwise
     */
    public RequestMeter(String rawPath) {
        this.modelInPath = PathModel.of(rawPath);
    }

    /** The next bytes of the request's body. */
    public void feed(byte[] bytes, int offset, int length) {
        json.feed(bytes, offset, length);
    }

    /** The model asked for, if the request names one. */
    public Optional<String> model() {
        return modelInPath.isPresent() ? modelInPath : modelInBody;
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
            modelInBody = Optional.of(value);
        }
    }
}
