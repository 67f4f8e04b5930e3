package io.teamclaw.config.provider;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A call that may pass with the company's key; what no rule allows is refused.
 *
 * @param method HTTP method, upper case
 * @param path path after the provider id, e.g. {@code /v1/messages}; {@code {name}} stands for
 *     exactly one segment or the part of one before a literal, e.g. {@code
 *     /v1beta/models/{model}:generateContent}
 */
public record PathRule(String method, String path) {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Pattern PATH =
            Pattern.compile("(?:/[A-Za-z0-9_.:-]*(?:\\{[a-z]+}[A-Za-z0-9_.:-]*)?)+");
    private static final Pattern UNFIT_SEGMENT = Pattern.compile("/(?:\\.{0,2})(?:/|$)");

    /**
     * @throws IllegalArgumentException where method or path are not of this form
     */
    public PathRule {
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException(
                    "The method is none of GET, POST, PUT, PATCH, DELETE");
        }
        if (!PATH.matcher(path).matches() || UNFIT_SEGMENT.matcher(path).find()) {
            throw new IllegalArgumentException(
                    "The path does not start with '/' or has an empty segment, a dot segment or an unusual character");
        }
    }

    /**
     * Reads {@code METHOD /path}.
     *
     * @throws IllegalArgumentException where the text is not of this form
     */
    static PathRule parse(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("The rule is not of the form 'METHOD /path'");
        }
        return new PathRule(text.substring(0, space), text.substring(space + 1));
    }
}
