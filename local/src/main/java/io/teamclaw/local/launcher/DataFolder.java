package io.teamclaw.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that an installation keeps, in one folder that one launcher holds at a time. */
final class DataFolder implements AutoCloseable {
    private static final String LOCK = "lock";

    /** May stand there first: logging begins before anything else. */
    private static final String LOG = "teamclaw.log";

    private final Path root;
    private final FileChannel lock;

    private DataFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Makes the folder if it is not there (mode 0700) and takes it.
     *
     * @throws LaunchException where it cannot be written, another launcher has it, or it holds
     *     something else than an installation
     */
    static DataFolder take(Path root) {
        try {
            Files.createDirectories(root);
            requireOurs(root);
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            FileChannel lock =
                    FileChannel.open(
                            root.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (tryLock(lock)) {
                return new DataFolder(root, lock);
            }
            lock.close();
            throw new LaunchException(
                    "TeamClaw runs already with the data folder "
                            + root
                            + ": end it, or set TEAMCLAW_DATA to another folder");
        } catch (IOException e) {
            throw new LaunchException(
                    "The data folder "
                            + root
                            + " cannot be written: make it writable, or set TEAMCLAW_DATA to another"
                            + " folder",
                    e);
        }
    }

    /** A home folder or /tmp, given by mistake, must not be closed to everybody else. */
    private static void requireOurs(Path root) throws IOException {
        try (Stream<Path> content = Files.list(root)) {
            boolean others = content.anyMatch(each -> !each.startsWith(root.resolve(LOG)));
            if (others && !Files.exists(root.resolve(LOCK))) {
                throw new LaunchException(
                        "The folder "
                                + root
                                + " holds other things: set TEAMCLAW_DATA to a new or an empty one");
            }
        }
    }

    private static boolean tryLock(FileChannel lock) throws IOException {
        try {
            return Optional.ofNullable(lock.tryLock()).isPresent();
        } catch (OverlappingFileLockException e) {
            // Held by another launcher in this very process.
            return false;
        }
    }

    Path database() {
        return root.resolve("dynamodb");
    }

    Path keyPool() {
        return root.resolve("api-keys.json");
    }

    Path sessionKey() {
        return root.resolve("session-key.json");
    }

    Path openClaw() {
        return root.resolve("openclaw");
    }

    /** What OpenClaw can be set to, by version. */
    Path openClawSchemas() {
        return root.resolve("openclaw-schemas");
    }

    Path workspaces() {
        return root.resolve("workspaces");
    }

    /** Files that only matter while the platform runs. */
    Path run() {
        return root.resolve("run");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // The operating system frees it with the process at the latest.
            throw new UncheckedIOException(e);
        }
    }
}
