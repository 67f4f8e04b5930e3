package io.teamclaw.bench.load;

import io.teamclaw.bench.net.Loop;
import io.teamclaw.bench.process.ProcessTree;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Looks at a process tree's resident memory while the loop turns, ten times a second. */
public final class Memory implements AutoCloseable {
    private static final long EVERY = 100_000_000;

    private final Loop loop;
    private final ProcessTree tree;
    private double peak;
    private boolean closed;

    public Memory(Loop loop, ProcessTree tree) {
        this.loop = loop;
        this.tree = tree;
        look();
    }

    /** The most that was seen, in megabytes. */
    public double peak() {
        return peak;
    }

    private void look() {
        if (closed) {
            return;
        }
        try {
            peak = Math.max(peak, tree.residentMegabytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        loop.at(System.nanoTime() + EVERY, this::look);
    }

    @Override
    public void close() {
        closed = true;
    }
}
