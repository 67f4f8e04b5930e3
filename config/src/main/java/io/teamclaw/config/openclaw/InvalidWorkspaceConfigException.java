package io.teamclaw.config.openclaw;

/** A workspace's configuration cannot work; the message names the key and says what to change. */
public final class InvalidWorkspaceConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidWorkspaceConfigException(String message) {
        super(message);
    }
}
