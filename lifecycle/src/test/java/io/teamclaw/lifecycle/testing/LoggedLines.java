package io.teamclaw.lifecycle.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What a class or a package logs from now on, at any level, with stack traces. */
public final class LoggedLines extends Handler implements AutoCloseable {
    private final Logger logger;
    private final StringWriter text = new StringWriter();

    private LoggedLines(Logger logger) {
        this.logger = logger;
    }

    /** Of one class. */
    public static LoggedLines of(Class<?> type) {
        return of(type.getName());
    }

    /** Of all classes of one's package. */
    public static LoggedLines ofPackage(Class<?> type) {
        return of(type.getPackageName());
    }

    private static LoggedLines of(String name) {
        LoggedLines lines = new LoggedLines(Logger.getLogger(name));
        lines.setLevel(Level.ALL);
        lines.logger.setLevel(Level.ALL);
        lines.logger.addHandler(lines);
        return lines;
    }

    /** All so far. */
    public String text() {
        return text.toString();
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        text.append(new SimpleFormatter().formatMessage(entry)).append('\n');
        if (entry.getThrown() != null) {
            entry.getThrown().printStackTrace(new PrintWriter(text, true));
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
