package io.teamclaw.sidecar.operations;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** Lines for people: time (UTC), level and message, and below them an exception's trace. */
public final class TextFormatter extends Formatter {
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    @Override
    public String format(LogRecord entry) {
        StringBuilder line = new StringBuilder(128);
        MILLIS.formatTo(entry.getInstant(), line);
        line.append(' ').append(LogText.level(entry)).append(' ').append(formatMessage(entry));
        line.append('\n');
        LogText.trace(entry).ifPresent(line::append);
        return Redaction.of(line.toString());
    }
}
