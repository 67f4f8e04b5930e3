package io.teamclaw.lifecycle.lambda;

import java.util.Map;
import java.util.Optional;

/** What a function is told by its environment variables. */
final class FunctionSettings {
    private FunctionSettings() {}

    /**
     * A variable that must be there. A function without it fails as it starts, which a deployment
     * shows, and not at somebody's first request.
     */
    static String required(String variable) {
        return required(System.getenv(), variable);
    }

    /** The same out of all variables. */
    static String required(Map<String, String> variables, String variable) {
        return Optional.ofNullable(variables.get(variable))
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "The function needs the environment variable " + variable));
    }
}
