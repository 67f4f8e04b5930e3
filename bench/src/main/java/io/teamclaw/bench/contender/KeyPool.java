package io.teamclaw.bench.contender;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The sidecar's pool of made-up keys, in a file that is replaced whole. */
public final class KeyPool {
    private KeyPool() {}

    static Path file(Path folder) {
        return folder.toAbsolutePath().resolve("pool.json");
    }

    /**
     * Replaces the pool of an instance.
     *
     * @param generation part of each key, so that a new one is a new pool
     */
    public static Path write(Path folder, int keys, int generation) throws IOException {
        String list =
                IntStream.range(0, keys)
                        .mapToObj(each -> "\"sk-bench-" + generation + "-" + (100000 + each) + "\"")
                        .collect(Collectors.joining(","));
        Path fresh = folder.resolve("pool.new");
        Files.deleteIfExists(fresh);
        Files.createFile(
                fresh,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                fresh,
                "{\"providers\":{\"openai\":{\"authType\":\"apiKey\",\"keys\":[" + list + "]}}}");
        return Files.move(
                fresh,
                file(folder),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
