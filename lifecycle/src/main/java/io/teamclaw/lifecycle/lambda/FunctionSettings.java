package io.teamclaw.lifecycle.lambda;

/** What a function is told by its environment variables. */
final class FunctionSettings {
    private FunctionSettings() {}

    /**
     * A variable that must be there. A function without it fails as it starts, which a deployment
     * shows, and not at somebody's first request.
     */
    static String required(String variable) {
        String value = System.getenv(variable);
        if (value == null) {
            throw new IllegalStateException(
                    "The function needs the environment variable " + variable);
        }
        return value;
    }
}
