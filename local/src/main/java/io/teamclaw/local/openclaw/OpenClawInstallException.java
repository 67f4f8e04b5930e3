package io.teamclaw.local.openclaw;

/** OpenClaw cannot be installed; the message says in one line what to do. */
public final class OpenClawInstallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OpenClawInstallException(String message) {
        super(message);
    }

    public OpenClawInstallException(String message, Throwable cause) {
        super(message, cause);
    }
}
