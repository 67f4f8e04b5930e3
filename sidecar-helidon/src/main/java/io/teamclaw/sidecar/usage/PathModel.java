package io.teamclaw.sidecar.usage;

import java.util.Optional;

/** The model that a path names, as Gemini's and Bedrock's do. */
public final class PathModel {
    private static final String GEMINI = "/models/";
    private static final String BEDROCK = "/model/";

    private PathModel() {}

    /**
     * @param rawPath after the provider id; one that may pass holds no escape but that of a colon,
     *     in Bedrock's model ids
     */
    public static Optional<String> of(String rawPath) {
        if (rawPath.startsWith(BEDROCK)) {
            int end = rawPath.indexOf('/', BEDROCK.length());
            return end < 0
                    ? Optional.empty()
                    : named(rawPath.substring(BEDROCK.length(), end).replace("%3A", ":"));
        }
        int at = rawPath.indexOf(GEMINI);
        if (at < 0) {
            return Optional.empty();
        }
        int from = at + GEMINI.length();
        int to = from;
        while (to < rawPath.length() && rawPath.charAt(to) != '/' && rawPath.charAt(to) != ':') {
            to++;
        }
        return named(rawPath.substring(from, to));
    }

    private static Optional<String> named(String model) {
        return model.isEmpty() ? Optional.empty() : Optional.of(model);
    }
}
