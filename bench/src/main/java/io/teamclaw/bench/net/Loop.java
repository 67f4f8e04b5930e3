package io.teamclaw.bench.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * One thread that does all of the load and all of the upstream: one clock, no hand-over between
 * threads, nothing that waits for a lock. Nothing here may be used by another thread.
 */
public final class Loop implements AutoCloseable {
    /** Closer than this, it asks again instead of sleeping: a sleep is not that exact. */
    private static final long SPIN_NANOS = 2_000_000;

    private static final long SLEEP_MILLIS = 20;

    /** What is told that its channel can be read or written. */
    @FunctionalInterface
    public interface Ready {
        void ready(SelectionKey key) throws IOException;
    }

    private record Timer(long at, long order, Runnable action) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            int byTime = Long.compare(at - other.at, 0);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final Selector selector;
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final ByteBuffer received = ByteBuffer.allocateDirect(256 * 1024);
    private long order;

    public Loop() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells {@code ready} when its channel can be read. */
    public SelectionKey watch(SelectableChannel channel, int operations, Ready ready)
            throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, operations, ready);
    }

    /** Runs an action at a time of {@link System#nanoTime}. */
    public void at(long nanos, Runnable action) {
        timers.add(new Timer(nanos, order++, action));
    }

    /** For one read; its content is gone with the next. */
    ByteBuffer received() {
        return received.clear();
    }

    /** Turns until a condition holds or a time has come; says whether the condition holds. */
    public boolean runUntil(BooleanSupplier done, long deadline) {
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            turn();
        }
        return true;
    }

    /** Turns for so long. */
    public void runFor(long nanos) {
        runUntil(() -> false, System.nanoTime() + nanos);
    }

    private void turn() {
        try {
            Timer next = timers.peek();
            long wait = next == null ? Long.MAX_VALUE : next.at() - System.nanoTime();
            if (wait < SPIN_NANOS) {
                selector.selectNow(Loop::dispatch);
            } else {
                selector.select(
                        Loop::dispatch,
                        Math.min(SLEEP_MILLIS, (wait - SPIN_NANOS) / 1_000_000 + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long now = System.nanoTime();
        while (!timers.isEmpty() && timers.peek().at() - now <= 0) {
            timers.poll().action().run();
        }
    }

    private static void dispatch(SelectionKey key) {
        try {
            ((Ready) key.attachment()).ready(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
