package io.teamclaw.local.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a sidecar is started: with the AOT cache that stands beside its jar, where there is one. */
final class SidecarCommand {
    private static final int FIRST_WITH_CACHES = 25;

    private SidecarCommand() {}

    /**
     * @param java the program
     * @param feature its version, e.g. 21
     */
    static List<String> of(Path java, int feature, Path jar) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                java.toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx96m",
                                "-Xss256k"));
        Path cache =
                jar.resolveSibling(jar.getFileName().toString().replaceFirst("\\.jar$", ".aot"));
        if (feature >= FIRST_WITH_CACHES && Files.isRegularFile(cache)) {
            // A cache of another jar or JDK is left out, which is no concern of the person's.
            command.addAll(
                    List.of(
                            "-XX:+UseCompactObjectHeaders",
                            "-XX:AOTCache=" + cache,
                            "-Xlog:aot=off",
                            "-Xlog:cds=off"));
        }
        command.addAll(List.of("-jar", jar.toString()));
        return List.copyOf(command);
    }
}
