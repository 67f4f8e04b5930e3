package io.teamclaw.local.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.openclaw.BootstrapFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files of one workspace: what the agent owns below {@code home}, what it only reads beside it.
 *
 * @param root {@code workspaces/{userId}} in the data folder, mode 0700
 */
record WorkspaceFolder(Path root) {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");

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

    /** Where a check of the configuration writes what it found. */
    Path validation() {
        return root.resolve("validation.json");
    }

    /** Replaces the configuration at once, if it is another one than stands there. */
    void writeConfig(ObjectNode openClawConfig) throws IOException {
        String text = openClawConfig.toPrettyString();
        if (Files.exists(config()) && Files.readString(config()).equals(text)) {
            return;
        }
        replace(config(), text, PosixFilePermissions.fromString("r--------"));
    }

    /** Writes the files, and removes those of an earlier start that no tier has any more. */
    void writeBootstrapFiles(Map<String, String> files) throws IOException {
        if (Files.exists(ours())) {
            for (String earlier : Files.readAllLines(ours())) {
                if (BootstrapFiles.NAMES.contains(earlier) && !files.containsKey(earlier)) {
                    Files.deleteIfExists(agent().resolve(earlier));
                }
            }
        }
        Files.write(ours(), files.keySet());
        for (Map.Entry<String, String> file : files.entrySet()) {
            replace(agent().resolve(file.getKey()), file.getValue(), OWNER_ONLY);
        }
    }

    /** Names of the bootstrap files that we wrote; the others are the agent's own. */
    private Path ours() {
        return root.resolve("bootstrap-files");
    }

    /** Logs of the last start only. */
    void clearLogs() throws IOException {
        for (Path log : List.of(sidecarLog(), gatewayLog(), openClawLog(), validation())) {
            Files.deleteIfExists(log);
        }
    }

    /** The file is whole, and as private as it will be, from the moment it stands there. */
    private static void replace(Path file, String content, Set<PosixFilePermission> permissions)
            throws IOException {
        Path fresh = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new");
        Files.writeString(fresh, content);
        Files.setPosixFilePermissions(fresh, permissions);
        Files.move(
                fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
