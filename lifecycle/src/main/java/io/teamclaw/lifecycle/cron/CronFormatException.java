package io.teamclaw.lifecycle.cron;

/** A schedule that cannot be read, or that AWS cannot be told; the message says what to write. */
public final class CronFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    CronFormatException(String message) {
        super(message);
    }
}
