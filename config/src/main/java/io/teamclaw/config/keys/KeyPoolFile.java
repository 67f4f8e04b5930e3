package io.teamclaw.config.keys;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * A key pool in a file of mode 0600 (one machine). Writers exclude each other by a lock file beside
 * it and replace the file atomically, so a reader never sees half a pool.
 */
public final class KeyPoolFile {
    private final Path file;

    public KeyPoolFile(Path file) {
        this.file = file;
    }

    public Path path() {
        return file;
    }

    /**
     * Reads the pool; an absent file is an empty pool.
     *
     * @throws KeyPoolFormatException where the content is malformed, or others may read the file
     * @throws java.io.UncheckedIOException where it cannot be read
     */
    public KeyPool read() {
        throw new UnsupportedOperationException("being written");
    }

    /** Applies a change to the current content and writes it; returns what now stands. */
    public KeyPool update(UnaryOperator<KeyPool> change) {
        throw new UnsupportedOperationException("being written");
    }
}
