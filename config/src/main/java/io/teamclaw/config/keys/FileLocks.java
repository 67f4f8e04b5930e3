package io.teamclaw.config.keys;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Exclusion of writers, in this JVM and in others. */
final class FileLocks {
    /** A file lock belongs to the whole JVM, hence one lock for the JVM, not one per instance. */
    private static final ReentrantLock THIS_JVM = new ReentrantLock();

    private FileLocks() {}

    /** What is done alone. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** Waits for the lock on a file, which is made (mode 0600) where it is absent. */
    static <T> T holding(Path file, Work<T> work) throws IOException {
        THIS_JVM.lock();
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        PrivateFiles.ownerOnlyFile(file))) {
            FileLock lock = channel.lock();
            try {
                return work.run();
            } finally {
                lock.release();
            }
        } finally {
            THIS_JVM.unlock();
        }
    }
}
