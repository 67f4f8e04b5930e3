package io.teamclaw.local.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a sidecar is started: with the options that stand beside its jar, and with the AOT cache
 * where there is one.
 */
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
                                "@" + beside(jar, ".options"),
                                // Many of them share one machine, and none has much to do.
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx96m"));
        Path cache = beside(jar, ".aot");
        if (feature >= FIRST_WITH_CACHES && Files.isRegularFile(cache)) {
            // A cache of another jar or JDK is left out, which is no concern of the person's.
            command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off,cds*=off:stderr"));
        }
        command.addAll(List.of("-jar", jar.toString()));
        return List.copyOf(command);
    }

    private static Path beside(Path jar, String ending) {
        return jar.resolveSibling(jar.getFileName().toString().replaceFirst("\\.jar$", ending));
    }
}
