package io.teamclaw.local.openclaw;

import io.teamclaw.local.files.FileTree;
import io.teamclaw.local.leash.Leash;
import io.teamclaw.local.leash.LeashedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Brings OpenClaw and its Node from npm, once: into a folder beside the final one, which is renamed
 * when everything is there. So an installation that was cut off is never taken for a whole one.
 */
public final class OpenClawInstaller {
    /** What npm leaves on the disk for these versions (measured); only for showing progress. */
    private static final long EXPECTED_MEGABYTES = 770;

    private static final Duration REPORT_EVERY = Duration.ofSeconds(5);

    private final Path home;
    private final Leash leash;
    private final Map<String, String> environment;
    private final Consumer<String> progress;

    /**
     * @param home folder of all installed versions
     * @param environment of npm: the person's own, with their registry and proxy settings
     * @param progress told one line at a time how far it is
     */
    public OpenClawInstaller(
            Path home, Leash leash, Map<String, String> environment, Consumer<String> progress) {
        this.home = home;
        this.leash = leash;
        this.environment = Map.copyOf(environment);
        this.progress = progress;
    }

    /**
     * The installation, made if it is not there.
     *
     * @throws OpenClawInstallException in words for a person
     */
    public OpenClawInstall install() {
        OpenClawInstall wanted =
                new OpenClawInstall(
                        home.resolve(
                                OpenClawInstall.OPENCLAW_VERSION
                                        + "-node-"
                                        + OpenClawInstall.NODE_VERSION));
        if (wanted.isComplete()) {
            return wanted;
        }
        Path unfinished = home.resolve("unfinished");
        try {
            FileTree.delete(unfinished);
            FileTree.delete(wanted.folder());
            Files.createDirectories(unfinished);
            Files.writeString(unfinished.resolve("package.json"), "{\"private\":true}\n");
            runNpm(unfinished);
            if (!new OpenClawInstall(unfinished).isComplete()) {
                throw new OpenClawInstallException(
                        "npm ended well but OpenClaw is not whole; see "
                                + unfinished.resolve("npm.log"));
            }
            Files.move(unfinished, wanted.folder());
            progress.accept("OpenClaw " + OpenClawInstall.OPENCLAW_VERSION + " is installed");
            return wanted;
        } catch (IOException e) {
            throw new OpenClawInstallException(
                    "OpenClaw cannot be installed into " + home + ": " + e.getMessage(), e);
        }
    }

    private void runNpm(Path folder) throws IOException {
        Path log = folder.resolve("npm.log");
        // Without install scripts: OpenClaw needs none, and a package's script is a stranger's
        // code.
        List<String> npm =
                List.of(
                        "npm",
                        "install",
                        "--prefix",
                        folder.toString(),
                        "--ignore-scripts",
                        "--no-package-lock",
                        "--no-audit",
                        "--no-fund",
                        "openclaw@" + OpenClawInstall.OPENCLAW_VERSION,
                        OpenClawInstall.nodePackage() + "@" + OpenClawInstall.NODE_VERSION);
        try (LeashedProcess process = leash.start(npm, environment, folder, log)) {
            int code = awaitAndReport(process, folder);
            if (code == 127) {
                throw new OpenClawInstallException(
                        "npm is not on the PATH. Install Node.js with npm and start again");
            }
            if (code != 0) {
                throw new OpenClawInstallException(
                        "npm could not install OpenClaw (exit code "
                                + code
                                + "). Is the npm registry reachable? Details: "
                                + log);
            }
        }
    }

    private int awaitAndReport(LeashedProcess process, Path folder) throws IOException {
        long began = System.nanoTime();
        try {
            while (true) {
                try {
                    return process.exit().get(REPORT_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    progress.accept(
                            "Installing OpenClaw %s from npm: %d of about %d MB after %d s"
                                    .formatted(
                                            OpenClawInstall.OPENCLAW_VERSION,
                                            sizeOf(folder) / 1_000_000,
                                            EXPECTED_MEGABYTES,
                                            Duration.ofNanos(System.nanoTime() - began)
                                                    .toSeconds()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OpenClawInstallException("The installation of OpenClaw was interrupted");
        } catch (ExecutionException e) {
            throw new OpenClawInstallException("npm cannot be watched", e);
        }
    }

    private static long sizeOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(OpenClawInstaller::size).sum();
        } catch (UncheckedIOException e) {
            // npm moves folders about while we look: an estimate may miss one.
            return 0;
        }
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
