package io.teamclaw.lifecycle.lambda;

/**
 * A call failed in a way that may pass: Lambda repeats an asynchronous one. Lambda shows it to the
 * caller, hence it has neither a cause nor a stack; the log has both.
 */
final class FunctionFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FunctionFailedException(String message) {
        super(message, null, false, false);
    }
}
