package io.teamclaw.lifecycle.routing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** All that the package logs, at any level, with stack traces. */
final class LogOfRouting extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger(AlbRouting.class.getPackageName());
    private final StringWriter text = new StringWriter();

    static LogOfRouting listen() {
        LogOfRouting log = new LogOfRouting();
        log.setLevel(Level.ALL);
        log.logger.setLevel(Level.ALL);
        log.logger.addHandler(log);
        return log;
    }

    String text() {
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
