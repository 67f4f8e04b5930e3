package io.teamclaw.sidecar.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** The log, on standard error. */
public final class Logging {
    private Logging() {}

    /**
     * @param json whether each line is a JSON object
     */
    public static void configure(boolean json) {
        try (InputStream properties = Logging.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(properties);
        } catch (IOException e) {
            throw new UncheckedIOException("The jar's own logging.properties", e);
        }
        if (json) {
            Arrays.stream(Logger.getLogger("").getHandlers())
                    .forEach(handler -> handler.setFormatter(new JsonFormatter()));
        }
    }
}
