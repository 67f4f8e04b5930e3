package io.teamclaw.sidecar.usage;

import io.teamclaw.config.usage.UsageRow;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * A backlog in files of JSON lines: each is deleted when its last row is stored. What an earlier
 * process left is taken up first. Rows of a file that was sent in part come again after a restart,
 * which the store does not mind.
 */
final class SpillFolder implements Backlog {
    private static final Logger LOG = System.getLogger(SpillFolder.class.getName());

    private static final long FILE_BYTES = 256 * 1024;

    private final Path folder;
    private final long mostBytes;
    private final FileChannel lockFile;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<SpillFile> files = new ArrayDeque<>();
    private Optional<SpillFile> written = Optional.empty();
    private long nextNumber;

    private SpillFolder(Path folder, long mostBytes, FileChannel lockFile) throws IOException {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.lockFile = lockFile;
        for (Path left : left(folder)) {
            files.add(SpillFile.ofEarlierProcess(left));
            nextNumber = SpillFile.number(left) + 1;
        }
        if (!files.isEmpty()) {
            LOG.log(Level.INFO, "Usage of an earlier time is waiting in {0} files", files.size());
        }
    }

    /**
     * @param folder made where it is missing; one process at a time uses it
     * @param mostBytes that its files may take
     * @throws IOException where it cannot be used
     */
    static SpillFolder open(Path folder, long mostBytes) throws IOException {
        PrivateFiles.createFolder(folder);
        FileChannel lockFile =
                PrivateFiles.open(
                        folder.resolve("lock"),
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        try {
            FileLock held = lockFile.tryLock();
            if (held == null) {
                throw new IOException("another process uses " + folder);
            }
            return new SpillFolder(folder, mostBytes, lockFile);
        } catch (OverlappingFileLockException e) {
            lockFile.close();
            throw new IOException("this process uses " + folder + " already", e);
        } catch (IOException e) {
            lockFile.close();
            throw e;
        }
    }

    private static List<Path> left(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(SpillFile::isOne).sorted().toList();
        }
    }

    @Override
    public List<UsageRow> add(List<UsageRow> rows) {
        lock.lock();
        try {
            for (int i = 0; i < rows.size(); i++) {
                if (!append(rows.get(i))) {
                    return rows.subList(i, rows.size());
                }
            }
            return List.of();
        } catch (IOException e) {
            LOG.log(Level.ERROR, "Usage cannot wait in a file: {0}", e.getMessage());
            written.ifPresent(SpillFile::endWriting);
            written = Optional.empty();
            return rows; // Those that went into the file come twice then: once to the log.
        } finally {
            lock.unlock();
        }
    }

    private boolean append(UsageRow row) throws IOException {
        byte[] line = SpillFile.line(row);
        if (files.stream().mapToLong(SpillFile::size).sum() + line.length > mostBytes) {
            return false;
        }
        if (written.isEmpty() || written.get().size() >= FILE_BYTES) {
            written.ifPresent(SpillFile::endWriting);
            written = Optional.of(SpillFile.create(folder, nextNumber++));
            files.add(written.get());
        }
        written.get().append(line);
        return true;
    }

    @Override
    public boolean isEmpty() {
        lock.lock();
        try {
            return files.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<UsageRow> head(int most) {
        lock.lock();
        try {
            List<UsageRow> rows = List.of();
            while (rows.isEmpty() && !files.isEmpty()) {
                rows = files.getFirst().head(most);
                if (rows.isEmpty()) { // nothing but what is no row
                    dropFirst();
                }
            }
            return rows;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void dropHead() {
        lock.lock();
        try {
            if (!files.isEmpty() && files.getFirst().dropHead()) {
                dropFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    private void dropFirst() {
        SpillFile first = files.removeFirst();
        written = written.filter(file -> file != first);
        first.delete();
    }

    @Override
    public boolean lasts() {
        return true;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            written.ifPresent(SpillFile::endWriting);
            written = Optional.empty();
            lockFile.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The lock of {0}: {1}", folder, e.getMessage());
        } finally {
            lock.unlock();
        }
    }
}
