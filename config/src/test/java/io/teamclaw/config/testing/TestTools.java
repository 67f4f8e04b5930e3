package io.teamclaw.config.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    private static final Path AWS_PROVIDER = Path.of("registry.terraform.io", "hashicorp", "aws");

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

    /** Terraform, as it is found on the path. */
    public static Path terraform() {
        return onPath("terraform").orElseGet(() -> missing("Terraform (1.10 or newer)"));
    }

    /**
     * A filesystem mirror of Terraform providers that holds {@code hashicorp/aws}, for {@code
     * terraform init -plugin-dir}: {@code TF_PLUGIN_MIRROR}, else what {@code make test} got.
     */
    public static Path pluginMirror() {
        return Stream.concat(
                        Stream.ofNullable(System.getenv("TF_PLUGIN_MIRROR")).map(Path::of),
                        Stream.of(npmFolder().resolve("plugin-mirror")))
                .filter(each -> Files.isDirectory(each.resolve(AWS_PROVIDER)))
                .findFirst()
                .orElseGet(() -> missing("Terraform's AWS provider (TF_PLUGIN_MIRROR)"));
    }

    /** The command line of cdktf; it runs on the Node of the path, 20 or newer. */
    public static Path cdktf() {
        npmPackage("cdktf-cli");
        return npmFolder().resolve("node_modules/.bin/cdktf");
    }

    /** A Python that can run {@code -m moto.server}, the AWS emulator. */
    public static Path pythonWithMoto() {
        return Stream.concat(
                        Stream.of(npmFolder().resolve("python/bin/python3")),
                        onPath("python3").stream())
                .filter(Files::isExecutable)
                .filter(TestTools::hasMoto)
                .findFirst()
                .orElseGet(() -> missing("Python with moto[server]"));
    }

    private static boolean hasMoto(Path python) {
        try {
            Process probe =
                    new ProcessBuilder(python.toString(), "-c", "import moto.server")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return probe.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<Path> onPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
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
