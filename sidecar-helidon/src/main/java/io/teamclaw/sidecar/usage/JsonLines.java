package io.teamclaw.sidecar.usage;

import io.teamclaw.config.usage.UsageRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes each row as a line of JSON, for installations that collect usage from the log. */
final class JsonLines implements RowStore {
    private final OutputStream out;

    /**
     * @param out stays the caller's: it is flushed after some lines and never closed here
     */
    JsonLines(OutputStream out) {
        this.out = out;
    }

    /** In one write, so that lines stay whole beside what others write. */
    @Override
    public Inserted insert(List<UsageRow> rows) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        rows.forEach(row -> lines.writeBytes(line(row)));
        try {
            lines.writeTo(out);
            out.flush();
            return Inserted.ALL;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] line(UsageRow row) {
        return (UsageJson.line(row) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        // What was written was flushed.
    }
}
