package io.teamclaw.lifecycle.lambda;

/** A request is well-formed and cannot be met as things are; the message is for a person. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String kind;

    /**
     * @param kind for programs, e.g. {@code unknown-user}
     */
    RefusedException(String kind, String message) {
        super(message);
        this.kind = kind;
    }

    String kind() {
        return kind;
    }
}
