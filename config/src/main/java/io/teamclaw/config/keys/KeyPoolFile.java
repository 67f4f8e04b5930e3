package io.teamclaw.config.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A key pool in a file of mode 0600 (one machine). Writers exclude each other by a lock file beside
 * it and replace the file atomically, so a reader never sees half a pool.
 */
public final class KeyPoolFile {
    private static final Set<PosixFilePermission> FOR_OTHERS =
            EnumSet.complementOf(
                    EnumSet.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE));

    /** A pool of thousands of keys is far smaller; a wrong path may name anything. */
    private static final long LARGEST_FILE = 1 << 20;

    private final Path file;

    public KeyPoolFile(Path file) {
        this.file = file.toAbsolutePath();
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
        try {
            refuseWhatOthersMayRead();
            if (Files.size(file) > LARGEST_FILE) {
                throw new KeyPoolFormatException(file + " is too large to be a key pool");
            }
            return parse(Files.readString(file));
        } catch (NoSuchFileException absent) {
            return KeyPool.EMPTY;
        } catch (CharacterCodingException e) {
            throw new KeyPoolFormatException(file + " is not UTF-8 text");
        } catch (IOException e) {
            throw new UncheckedIOException("The key pool " + file + " cannot be read", e);
        }
    }

    private KeyPool parse(String json) {
        try {
            return KeyPoolJson.parse(json);
        } catch (KeyPoolFormatException e) {
            throw new KeyPoolFormatException(file + ": " + e.getMessage());
        }
    }

    private void refuseWhatOthersMayRead() throws IOException {
        if (!PrivateFiles.isPosix(file)) {
            return;
        }
        Set<PosixFilePermission> granted = EnumSet.noneOf(PosixFilePermission.class);
        granted.addAll(Files.getPosixFilePermissions(file));
        granted.retainAll(FOR_OTHERS);
        if (!granted.isEmpty()) {
            throw new KeyPoolFormatException(
                    file + " is open to other users of this machine; run: chmod 600 " + file);
        }
    }

    /**
     * Applies a change to the current content and writes it; returns what now stands. A change that
     * throws, and one that changes nothing, leaves the file as it is.
     *
     * @throws KeyPoolFormatException as {@link #read()} does; the file is then left as it is
     * @throws java.io.UncheckedIOException where it cannot be written; the file then is as before
     */
    public KeyPool update(UnaryOperator<KeyPool> change) {
        try {
            PrivateFiles.createFolder(file.getParent());
            return FileLocks.holding(sibling(".lock"), () -> change(change));
        } catch (IOException e) {
            throw new UncheckedIOException("The key pool " + file + " cannot be written", e);
        }
    }

    private KeyPool change(UnaryOperator<KeyPool> change) throws IOException {
        KeyPool before = read();
        KeyPool after = change.apply(before);
        if (!after.equals(before) || Files.notExists(file)) {
            PrivateFiles.replace(file, KeyPoolJson.write(after));
        }
        return after;
    }

    private Path sibling(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
