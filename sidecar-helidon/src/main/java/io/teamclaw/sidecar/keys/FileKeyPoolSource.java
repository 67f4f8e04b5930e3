package io.teamclaw.sidecar.keys;

import io.teamclaw.config.keys.KeyPoolFile;
import io.teamclaw.config.keys.KeyPoolFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The pool in a file, read again whenever the file has changed: a key added is there for the next
 * call. No file is an empty pool. While the file cannot be read or is malformed, the last good pool
 * stays.
 */
public final class FileKeyPoolSource implements KeyPoolSource {
    private static final Logger LOG = System.getLogger(FileKeyPoolSource.class.getName());

    /** Tells one content from another; writers replace the file, so its inode counts. */
    private record Stamp(Optional<Object> inode, long size, Optional<FileTime> modified) {
        static final Stamp ABSENT = new Stamp(Optional.empty(), -1, Optional.empty());
        static final Stamp UNKNOWN = new Stamp(Optional.empty(), -2, Optional.empty());
        static final Stamp NEVER_READ = new Stamp(Optional.empty(), -3, Optional.empty());

        /** As {@code equals}, whose code a record would have the JVM make at each start. */
        boolean is(Stamp other) {
            return size == other.size
                    && inode.equals(other.inode)
                    && modified.equals(other.modified);
        }
    }

    private final KeyPoolFile file;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private Stamp stamp = Stamp.NEVER_READ;
    private volatile PoolReading last = PoolReading.NONE;

    public FileKeyPoolSource(KeyPoolFile file) {
        this(file, InstantSource.system());
    }

    FileKeyPoolSource(KeyPoolFile file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    @Override
    public PoolState current() {
        lock.lock();
        try {
            Stamp now = stamp();
            // What could not be read is tried each time: chmod, for one, leaves the stamp as it is.
            boolean known = now.is(stamp) && last.health().failure().isEmpty();
            if (!known) {
                last = read();
                stamp = now;
            }
            return last.state();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public PoolHealth health() {
        current();
        PoolHealth health = last.health();
        return health.failure().isPresent() ? health : health.confirmed(clock.instant());
    }

    private PoolReading read() {
        try {
            return last.good(file.read(), clock.instant());
        } catch (KeyPoolFormatException e) {
            return failed(PoolHealth.Kind.MALFORMED, e.getMessage());
        } catch (UncheckedIOException e) {
            return failed(PoolHealth.Kind.NOT_FETCHED, file.path() + " cannot be read");
        }
    }

    private PoolReading failed(PoolHealth.Kind kind, String reason) {
        boolean known =
                last.health().failure().filter(each -> each.reason().equals(reason)).isPresent();
        if (!known) {
            LOG.log(Level.ERROR, "The key pool cannot be used: {0}", reason);
        }
        // Somebody has to put the file right: another try alone does not help.
        return last.failed(kind, reason, false, clock.instant());
    }

    private Stamp stamp() {
        try {
            BasicFileAttributes now = Files.readAttributes(file.path(), BasicFileAttributes.class);
            return new Stamp(
                    Optional.ofNullable(now.fileKey()),
                    now.size(),
                    Optional.of(now.lastModifiedTime()));
        } catch (NoSuchFileException e) {
            return Stamp.ABSENT;
        } catch (IOException e) {
            return Stamp.UNKNOWN; // Reading it will say what is wrong.
        }
    }
}
