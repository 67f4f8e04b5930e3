package io.teamclaw.local.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What runs below this process, as {@code ps} shows it: also titles that programs gave themselves.
 */
public final class Processes {
    private Processes() {}

    /** Those whose command line, or title, fits. */
    public static List<ProcessHandle> whose(Predicate<String> command) {
        return ProcessHandle.current()
                .descendants()
                .filter(each -> command.test(commandOf(each)))
                .toList();
    }

    private static String commandOf(ProcessHandle process) {
        try {
            Process ps =
                    new ProcessBuilder("ps", "-o", "command=", "-p", Long.toString(process.pid()))
                            .redirectErrorStream(true)
                            .start();
            try (BufferedReader reader = ps.inputReader()) {
                return Optional.ofNullable(reader.readLine()).orElse("");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
