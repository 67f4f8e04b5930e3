package io.teamclaw.lifecycle.lambda;

/** Somebody may not sign up. Cognito shows the message to that person. */
final class SignUpRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SignUpRefusedException(String message) {
        super(message);
    }
}
