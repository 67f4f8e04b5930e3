package io.teamclaw.config.keys;

/** The key pool is malformed. The message names the field and never quotes a value. */
public final class KeyPoolFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KeyPoolFormatException(String message) {
        super(message);
    }
}
