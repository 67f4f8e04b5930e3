package io.teamclaw.sidecar.usage;

import io.teamclaw.config.usage.UsageRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One file of waiting rows: written at its end, read from its beginning. Not by a channel, which an
 * interrupt would close: threads of calls are interrupted when the sidecar stops.
 */
final class SpillFile {
    private static final Logger LOG = System.getLogger(SpillFile.class.getName());

    private static final String PREFIX = "usage-";
    private static final String SUFFIX = ".jsonl";

    /** Digits of a number, with zeros in front, so that names sort as numbers do. */
    private static final int DIGITS = 12;

    private static final int READ = 64 * 1024;

    private final Path path;
    private Optional<RandomAccessFile> out;
    private long size;
    private long from;
    private long headEnd;

    private SpillFile(Path path, Optional<RandomAccessFile> out, long size) {
        this.path = path;
        this.out = out;
        this.size = size;
    }

    static SpillFile create(Path folder, long number) throws IOException {
        String digits = String.valueOf(number);
        Path path = folder.resolve(PREFIX + "0".repeat(DIGITS - digits.length()) + digits + SUFFIX);
        PrivateFiles.create(path);
        return new SpillFile(path, Optional.of(new RandomAccessFile(path.toFile(), "rw")), 0);
    }

    static SpillFile ofEarlierProcess(Path path) throws IOException {
        return new SpillFile(path, Optional.empty(), Files.size(path));
    }

    static boolean isOne(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith(PREFIX)
                && name.endsWith(SUFFIX)
                && name.length() == PREFIX.length() + DIGITS + SUFFIX.length()
                && name.chars().skip(PREFIX.length()).limit(DIGITS).allMatch(Character::isDigit);
    }

    static long number(Path path) {
        String name = path.getFileName().toString();
        return Long.parseLong(name.substring(PREFIX.length(), PREFIX.length() + DIGITS));
    }

    static byte[] line(UsageRow row) {
        return (UsageJson.line(row) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    long size() {
        return size;
    }

    /** A line is there whole or not at all, but for a crash in the middle. */
    void append(byte[] line) throws IOException {
        RandomAccessFile file = out.orElseThrow();
        try {
            file.seek(size);
            file.write(line);
        } catch (IOException e) {
            file.setLength(size);
            throw e;
        }
        size += line.length;
    }

    void endWriting() {
        try {
            if (out.isPresent()) {
                out.get().getFD().sync();
                out.get().close();
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0}: {1}", path, e.getMessage());
        }
        out = Optional.empty();
    }

    /** The oldest rows of which {@link #dropHead} has not said yet that they are stored. */
    List<UsageRow> head(int most) {
        List<UsageRow> rows = new ArrayList<>();
        headEnd = from;
        try (RandomAccessFile in = new RandomAccessFile(path.toFile(), "r")) {
            byte[] buffer = new byte[READ];
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            in.seek(from);
            int n = 0;
            while (rows.size() < most && n >= 0) {
                n = in.read(buffer);
                for (int i = 0; i < n && rows.size() < most; i++) {
                    byte b = buffer[i];
                    if (b != '\n') {
                        line.write(b);
                    } else {
                        headEnd += line.size() + 1;
                        read(line).ifPresent(rows::add);
                        line.reset();
                    }
                }
            }
            if (rows.size() < most && line.size() > 0) { // its end was cut by a crash
                headEnd = size;
                read(line).ifPresent(rows::add);
            }
        } catch (IOException e) {
            LOG.log(Level.ERROR, "Usage in {0} cannot be read: {1}", path, e.getMessage());
            headEnd = size;
        }
        return rows;
    }

    private Optional<UsageRow> read(ByteArrayOutputStream line) {
        try {
            return Optional.of(UsageJson.row(line.toString(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            LOG.log(Level.WARNING, "A line of {0} is no usage row: {1}", path, e.getMessage());
            return Optional.empty();
        }
    }

    /** Gives back whether nothing is left. */
    boolean dropHead() {
        from = headEnd;
        return from >= size;
    }

    void delete() {
        endWriting();
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} cannot be deleted: {1}", path, e.getMessage());
        }
    }
}
