package io.teamclaw.lifecycle.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.id.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * Writes each record as one line of JSON, with the fields by which Lambda filters levels ({@code
 * timestamp}, {@code level}).
 */
final class JsonLogHandler extends Handler {
    private final String environment;
    private final Consumer<String> lines;
    private final SimpleFormatter messages = new SimpleFormatter();
    private volatile String requestId = "";
    private volatile Optional<UserId> subject = Optional.empty();

    JsonLogHandler(String environment, Consumer<String> lines) {
        this.environment = environment;
        this.lines = lines;
    }

    /**
     * An instance of a function has one call at a time, so what is logged from now on belongs to
     * it.
     */
    void begin(String newRequestId) {
        requestId = newRequestId;
        subject = Optional.empty();
    }

    /** Whom the call is about, as far as a message names nobody else. */
    void about(UserId userId) {
        subject = Optional.of(userId);
    }

    @Override
    public void publish(LogRecord record) {
        if (!isLoggable(record)) {
            return;
        }
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("timestamp", time(record.getInstant()));
        line.put("level", level(record.getLevel()));
        line.put("logger", String.valueOf(record.getLoggerName()));
        line.put("message", LogEntry.text(messages.formatMessage(record)));
        if (!requestId.isEmpty()) {
            line.put("requestId", requestId);
        }
        named(record).or(() -> subject).ifPresent(user -> Ids.put(line, environment, user));
        if (record.getThrown() != null) {
            line.set("error", LogEntry.error(record.getThrown()));
        }
        lines.accept(line.toString());
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** As Lambda spells levels. */
    private static String level(Level level) {
        int value = level.intValue();
        if (value >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        if (value >= Level.WARNING.intValue()) {
            return "WARN";
        }
        return value >= Level.INFO.intValue() ? "INFO" : "DEBUG";
    }

    private static Optional<UserId> named(LogRecord record) {
        return Optional.ofNullable(record.getParameters()).stream()
                .flatMap(Arrays::stream)
                .filter(UserId.class::isInstance)
                .map(UserId.class::cast)
                .findFirst();
    }

    @Override
    public void flush() {
        // Each line is written at once.
    }

    @Override
    public void close() {
        // Standard output stays open.
    }
}
