package io.teamclaw.local.workspace;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.logs.LogText;
import io.teamclaw.lifecycle.logs.WorkspaceLogs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What workspaces on this machine said, from the ends of their log files. */
public final class FileLogs implements WorkspaceLogs {
    /** Read from the end of a file at most. */
    private static final int TAIL = 256 * 1024;

    /** At the begin of a line, in OpenClaw's or the sidecar's form. */
    private static final Pattern TIME =
            Pattern.compile(
                    "^\\[?(\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?)"
                            + "(Z|[+-]\\d\\d:?\\d\\d)?\\]?\\s*");

    /** A line, and by what time it is sorted: one without a time follows the one before it. */
    private record Placed(Instant place, Line line) {}

    private final Path workspaces;

    /**
     * @param workspaces the folder that has a folder for each person
     */
    public FileLogs(Path workspaces) {
        this.workspaces = workspaces;
    }

    @Override
    public List<Line> latest(UserId userId, int limit) {
        WorkspaceFolder folder = new WorkspaceFolder(workspaces.resolve(userId.value()));
        List<Placed> all = new ArrayList<>(read(folder.gatewayLog(), "openclaw"));
        all.addAll(read(folder.sidecarLog(), "sidecar"));
        all.sort(Comparator.comparing(Placed::place));
        return all.subList(Math.max(0, all.size() - Math.max(1, limit)), all.size()).stream()
                .map(Placed::line)
                .toList();
    }

    private static List<Placed> read(Path file, String source) {
        List<Placed> lines = new ArrayList<>();
        Instant place = Instant.EPOCH;
        for (String raw : tail(file).split("\\R")) {
            if (raw.isBlank()) {
                continue;
            }
            Optional<Instant> at = time(raw);
            place = at.orElse(place);
            String text = at.isPresent() ? TIME.matcher(raw).replaceFirst("") : raw;
            lines.add(new Placed(place, new Line(at, source, LogText.clean(text))));
        }
        return lines;
    }

    /** Without the line that the limit cuts through. */
    private static String tail(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            long from = Math.max(0, channel.size() - TAIL);
            ByteBuffer end = ByteBuffer.allocate((int) (channel.size() - from));
            channel.position(from);
            while (end.hasRemaining() && channel.read(end) >= 0) {
                // until the buffer is full or the file ends
            }
            String text = new String(end.array(), 0, end.position(), StandardCharsets.UTF_8);
            return from == 0 ? text : text.substring(text.indexOf('\n') + 1);
        } catch (NoSuchFileException neverStarted) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The log file " + file.getFileName() + " is unreadable", e);
        }
    }

    /** The sidecar's times are of this machine's zone. */
    private static Optional<Instant> time(String line) {
        Matcher time = TIME.matcher(line);
        if (!time.find()) {
            return Optional.empty();
        }
        String local = time.group(1).replace(' ', 'T').replace(',', '.');
        try {
            return Optional.of(
                    time.group(2) == null
                            ? LocalDateTime.parse(local).atZone(ZoneId.systemDefault()).toInstant()
                            : OffsetDateTime.parse(local + zone(time.group(2))).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static String zone(String offset) {
        return offset.length() == 5 ? offset.substring(0, 3) + ":" + offset.substring(3) : offset;
    }
}
