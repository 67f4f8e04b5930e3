package io.teamclaw.sidecar.operations;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** One JSON object per line: {@code time}, {@code level}, {@code logger}, {@code message}. */
public final class JsonFormatter extends Formatter {
    @Override
    public String format(LogRecord entry) {
        StringBuilder line = new StringBuilder(256).append('{');
        field(line, "time", entry.getInstant().toString());
        field(line.append(','), "level", LogText.level(entry));
        field(line.append(','), "logger", String.valueOf(entry.getLoggerName()));
        CallId.current().ifPresent(id -> field(line.append(','), "call", id));
        field(line.append(','), "message", Redaction.of(formatMessage(entry)));
        LogText.trace(entry)
                .ifPresent(trace -> field(line.append(','), "exception", Redaction.of(trace)));
        return line.append("}\n").toString();
    }

    private static void field(StringBuilder line, String name, String value) {
        line.append('"').append(name).append("\":\"");
        line.append(JsonStringEncoder.getInstance().quoteAsString(value)).append('"');
    }
}
