package io.teamclaw.sidecar.settings;

/** The environment is not one to start with. The message is one line and names the variable. */
public final class InvalidSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidSettingsException(String message) {
        super(message);
    }
}
