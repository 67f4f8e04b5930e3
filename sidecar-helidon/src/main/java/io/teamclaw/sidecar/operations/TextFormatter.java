package io.teamclaw.sidecar.operations;

import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** Lines for people, as the JDK writes them. */
public final class TextFormatter extends SimpleFormatter {
    @Override
    public String format(LogRecord entry) {
        return Redaction.of(super.format(entry));
    }
}
