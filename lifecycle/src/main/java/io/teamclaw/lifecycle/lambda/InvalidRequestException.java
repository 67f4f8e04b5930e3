package io.teamclaw.lifecycle.lambda;

/** A request has none of the forms; the message says what is wrong and holds none of its values. */
final class InvalidRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidRequestException(String message) {
        super(message);
    }
}
