package io.teamclaw.sidecar.usage;

import io.teamclaw.config.usage.UsageRow;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

/** Writes each row as a line of JSON, for installations that collect usage from the log. */
public final class JsonLinesUsageSink implements UsageSink {
    private static final Logger LOG = System.getLogger(JsonLinesUsageSink.class.getName());

    private final OutputStream out;
    private final ReentrantLock lock = new ReentrantLock();

    /**
     * @param out stays the caller's: it is flushed after each line and never closed here
     */
    public JsonLinesUsageSink(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(UsageRow row) {
        byte[] line = (UsageJson.line(row) + "\n").getBytes(StandardCharsets.UTF_8);
        lock.lock();
        try {
            out.write(line);
            out.flush();
        } catch (IOException e) {
            LOG.log(Level.ERROR, "A usage line could not be written: {0}", e.getMessage());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        // Each line was flushed when it was written.
    }
}
