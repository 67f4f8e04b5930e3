package io.teamclaw.local.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files of one workspace: what the agent owns below {@code home}, what it only reads beside it.
 *
 * @param root {@code workspaces/{userId}} in the data folder, mode 0700
 */
record WorkspaceFolder(Path root) {
    private static final int LONGEST_LINE = 500;

    /** Where OpenClaw keeps its state, as in its own container image. */
    Path home() {
        return root.resolve("home");
    }

    Path state() {
        return home().resolve(".openclaw");
    }

    /** The agent's working folder, with the bootstrap files. */
    Path agent() {
        return state().resolve("workspace");
    }

    /** Written anew at each start; OpenClaw is told that it is read-only. */
    Path config() {
        return root.resolve("openclaw.json");
    }

    Path sidecarLog() {
        return root.resolve("sidecar.log");
    }

    /** What the gateway says on its console. */
    Path gatewayLog() {
        return root.resolve("gateway.log");
    }

    /** What OpenClaw logs by itself, in more detail. */
    Path openClawLog() {
        return root.resolve("openclaw.log");
    }

    /** Makes what is missing. */
    void create() throws IOException {
        Files.createDirectories(root);
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(agent());
    }

    void writeConfig(ObjectNode openClawConfig) throws IOException {
        replace(config(), openClawConfig.toPrettyString());
        Files.setPosixFilePermissions(config(), PosixFilePermissions.fromString("r--------"));
    }

    void writeBootstrapFiles(Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            replace(agent().resolve(file.getKey()), file.getValue());
        }
    }

    /** Logs of the last start only. */
    void clearLogs() throws IOException {
        Files.deleteIfExists(sidecarLog());
        Files.deleteIfExists(gatewayLog());
        Files.deleteIfExists(openClawLog());
    }

    /** For a person who asks why; at most 500 characters. */
    String lastLineOfGatewayLog() throws IOException {
        try (Stream<String> lines = Files.lines(gatewayLog())) {
            String last =
                    lines.filter(line -> !line.isBlank())
                            .reduce((earlier, later) -> later)
                            .orElse("it does not say why")
                            .strip();
            return last.length() <= LONGEST_LINE ? last : last.substring(0, LONGEST_LINE) + "…";
        }
    }

    private static void replace(Path file, String content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.writeString(fresh, content);
        Files.move(
                fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
