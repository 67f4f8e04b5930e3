package io.teamclaw.sidecar.operations;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.logging.LogRecord;

/** What all formats of the log say alike. */
final class LogText {
    private LogText() {}

    /** The level as most programs name it, not as {@code java.util.logging} does. */
    static String level(LogRecord entry) {
        return switch (entry.getLevel().getName()) {
            case "SEVERE" -> "ERROR";
            case "WARNING" -> "WARN";
            case "FINE" -> "DEBUG";
            case "FINER", "FINEST" -> "TRACE";
            default -> "INFO";
        };
    }

    /** The stack trace of the exception that was logged, if one was. */
    static Optional<String> trace(LogRecord entry) {
        if (entry.getThrown() == null) {
            return Optional.empty();
        }
        StringWriter trace = new StringWriter();
        entry.getThrown().printStackTrace(new PrintWriter(trace));
        return Optional.of(trace.toString());
    }
}
