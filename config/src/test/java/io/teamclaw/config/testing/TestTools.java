package io.teamclaw.config.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The tools outside Maven that some tests use; {@code make test} puts them into {@code
 * target/test-tools}. Where one is missing the test is skipped with a line that says so, except in
 * CI ({@code CI=true}), where it fails.
 */
public final class TestTools {
    private static final List<Path> CHROMIUMS =
            List.of(
                    Path.of("/usr/bin/chromium"),
                    Path.of("/usr/bin/chromium-browser"),
                    Path.of("/usr/bin/google-chrome"));

    private TestTools() {}

    /** The folder whose {@code node_modules} holds npm's packages. */
    public static Path npmFolder() {
        return repositoryRoot().resolve("target/test-tools");
    }

    /** The Node that OpenClaw needs (24). */
    public static Path node() {
        try (var packages =
                Files.newDirectoryStream(npmFolder().resolve("node_modules"), "node-*")) {
            for (Path each : packages) {
                Path binary = each.resolve("bin/node");
                if (Files.isExecutable(binary)) {
                    return binary;
                }
            }
        } catch (IOException e) {
            // No folder, no packages: missing, like a folder without Node.
        }
        return missing("Node 24");
    }

    /** An installed npm package's folder, e.g. {@code openclaw} or {@code @anthropic-ai/sdk}. */
    public static Path npmPackage(String name) {
        Path folder = npmFolder().resolve("node_modules").resolve(name);
        return Files.isDirectory(folder) ? folder : missing("npm package " + name);
    }

    /** A Chromium to drive. */
    public static Path chromium() {
        return CHROMIUMS.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> missing("Chromium"));
    }

    private static Path missing(String what) {
        String line = what + " is not here; `make test` gets it where it may";
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            return fail(line);
        }
        System.err.println("SKIPPED: " + line);
        return abort(line);
    }

    /** The nearest folder at or above the working directory that holds the Makefile. */
    public static Path repositoryRoot() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("Makefile"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("No Makefile at or above the working directory");
        }
        return folder;
    }
}
