package io.teamclaw.local.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What runs below this process, as {@code ps} shows it: also titles that programs gave themselves.
 */
public final class Processes {
    private Processes() {}

    /** Those below this process whose command line, or the title they gave themselves, fits. */
    public static List<ProcessHandle> whose(Predicate<String> command) {
        return ProcessHandle.current()
                .descendants()
                .filter(each -> command.test(commandOf(each)))
                .toList();
    }

    /** All of this machine whose command line or environment names something in the folder. */
    public static List<ProcessHandle> ofFolder(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(
                        each ->
                                (each.info().commandLine().orElse("") + environmentOf(each))
                                        .contains(folder.toString()))
                .toList();
    }

    /** What a process was given as its environment; empty where that cannot be seen. */
    public static String environmentOf(ProcessHandle process) {
        try {
            return Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "environ"),
                    StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // It has just ended, or this is not Linux.
            return "";
        }
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
