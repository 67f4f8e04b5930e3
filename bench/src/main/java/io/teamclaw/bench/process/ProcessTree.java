package io.teamclaw.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What a process and its children use, from {@code /proc}. The children are those that it has when
 * this is made: looking for them reads about every process of the machine.
 */
public final class ProcessTree {
    /** Ticks of {@code /proc/<pid>/stat} in a second; Linux has had 100 on all its platforms. */
    private static final double TICKS = 100;

    /** Fields of {@code stat} after the name in parentheses: user and system time. */
    private static final int USER_TIME = 11;

    private static final int SYSTEM_TIME = 12;

    private final long[] pids;

    public ProcessTree(long pid) {
        Stream<ProcessHandle> children =
                ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants);
        pids =
                LongStream.concat(LongStream.of(pid), children.mapToLong(ProcessHandle::pid))
                        .toArray();
    }

    int processes() {
        return pids.length;
    }

    /** CPU seconds used so far, in user and kernel mode, by all of its processes that run. */
    public double cpuSeconds() throws IOException {
        double seconds = 0;
        for (long each : pids) {
            seconds += ticks(stat(each)) / TICKS;
        }
        return seconds;
    }

    /** Resident memory in megabytes (1,048,576 bytes), summed over its processes. */
    public double residentMegabytes() throws IOException {
        double megabytes = 0;
        for (long each : pids) {
            megabytes += kilobytes(each, "VmRSS:") / 1024;
        }
        return megabytes;
    }

    static double ticks(String stat) {
        // The name may hold blanks and parentheses; nothing after the last one does.
        int name = stat.lastIndexOf(')');
        if (name < 0) {
            return 0;
        }
        String[] fields = stat.substring(name + 2).split(" ");
        return Double.parseDouble(fields[USER_TIME]) + Double.parseDouble(fields[SYSTEM_TIME]);
    }

    private static String stat(long pid) throws IOException {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/stat"));
        } catch (NoSuchFileException e) {
            return ""; // It has just ended.
        }
    }

    private static double kilobytes(long pid, String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(name.length()).replace("kB", "").strip())
                    .mapToDouble(Double::parseDouble)
                    .sum();
        } catch (NoSuchFileException e) {
            return 0;
        }
    }
}
