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
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The pool in a file, read again whenever the file has changed: a key added is there for the next
 * call. No file is an empty pool.
 */
public final class FileKeyPoolSource implements KeyPoolSource {
    private static final Logger LOG = System.getLogger(FileKeyPoolSource.class.getName());

    /** Tells one content from another; writers replace the file, so its inode counts. */
    private record Stamp(Optional<Object> inode, long size, Optional<FileTime> modified) {
        static final Stamp ABSENT = new Stamp(Optional.empty(), -1, Optional.empty());
        static final Stamp UNKNOWN = new Stamp(Optional.empty(), -2, Optional.empty());
    }

    private record Read(Stamp stamp, PoolState state) {}

    private final KeyPoolFile file;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Read> last = Optional.empty();

    public FileKeyPoolSource(KeyPoolFile file) {
        this.file = file;
    }

    @Override
    public PoolState current() {
        lock.lock();
        try {
            Stamp stamp = stamp();
            // What could not be read is tried each time: chmod, for one, leaves the stamp as it is.
            Optional<PoolState> known =
                    last.filter(read -> read.stamp().equals(stamp))
                            .map(Read::state)
                            .filter(PoolState.Readable.class::isInstance);
            return known.orElseGet(() -> read(stamp));
        } finally {
            lock.unlock();
        }
    }

    private PoolState read(Stamp stamp) {
        PoolState state = read();
        boolean news = last.filter(before -> before.state().equals(state)).isEmpty();
        if (news && state instanceof PoolState.Unreadable unreadable) {
            LOG.log(Level.ERROR, "The key pool cannot be used: {0}", unreadable.reason());
        }
        last = Optional.of(new Read(stamp, state));
        return state;
    }

    private PoolState read() {
        try {
            return new PoolState.Readable(file.read());
        } catch (KeyPoolFormatException e) {
            return new PoolState.Unreadable(e.getMessage(), false);
        } catch (UncheckedIOException e) {
            return new PoolState.Unreadable(file.path() + " cannot be read", false);
        }
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
