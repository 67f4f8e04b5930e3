package io.teamclaw.sidecar.client;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;

/** Notes whether anything was written, so that nobody answers a request twice. */
final class NotedWriter implements DataWriter {
    private final DataWriter writer;
    private volatile boolean written;

    NotedWriter(DataWriter writer) {
        this.writer = writer;
    }

    /** Whether anything was written since {@link #forget}. */
    boolean hasWritten() {
        return written;
    }

    void forget() {
        written = false;
    }

    @Override
    public void write(BufferData... buffers) {
        written = true;
        writer.write(buffers);
    }

    @Override
    public void write(BufferData buffer) {
        written = true;
        writer.write(buffer);
    }

    @Override
    public void writeNow(BufferData... buffers) {
        written = true;
        writer.writeNow(buffers);
    }

    @Override
    public void writeNow(BufferData buffer) {
        written = true;
        writer.writeNow(buffer);
    }

    @Override
    public void flush() {
        writer.flush();
    }

    @Override
    public void close() {
        writer.close();
    }
}
