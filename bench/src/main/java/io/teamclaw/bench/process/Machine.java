package io.teamclaw.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Describes the machine, because figures mean nothing without it. */
public final class Machine {
    private Machine() {}

    /**
     * A few lines of text.
     *
     * @param more lines that name the contenders' versions
     */
    public static String describe(List<String> more) throws IOException {
        List<String> lines =
                List.of(
                        "cpu: " + first("/proc/cpuinfo", "model name"),
                        "cores: " + Tools.ask("nproc", "--all"),
                        "memory: " + first("/proc/meminfo", "MemTotal"),
                        "kernel: " + Tools.ask("uname", "-sr"),
                        "jdk: " + System.getProperty("java.vm.vendor") + " " + Runtime.version(),
                        "load before the run: "
                                + Files.readString(Path.of("/proc/loadavg")).strip());
        return String.join("\n", Stream.concat(lines.stream(), more.stream()).toList()) + "\n";
    }

    private static String first(String file, String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        }
    }
}
