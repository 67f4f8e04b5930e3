package io.teamclaw.sidecar.client;

import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ServerConnectionException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Sees a client leave while a call waits for a silent upstream. Once the request is read nobody
 * reads the client's socket, so a second virtual thread may: the end of the stream means that the
 * client is gone, and bytes are the next request's and kept for the connection. A client that
 * closes only its sending half counts as gone; HTTP clients do not do that.
 *
 * <p>Most of what is answered at once needs no such thread: it begins with the second {@link
 * #look()} at a call, or when the call says that it will last.
 *
 * <p>{@link #get()}, {@link #start}, {@link #stop} and {@link #end} are for the connection's own
 * thread.
 */
public final class ClientWatch implements Supplier<byte[]> {
    private enum Stage {
        /** No call wants to know. */
        OFF,
        /** A call has begun. */
        BEGUN,
        /** A call has been seen once. */
        SEEN,
        /** The second thread reads, for this call or since an earlier one. */
        READING
    }

    private final Supplier<byte[]> socket;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.OFF);
    private final ReentrantLock beginning = new ReentrantLock();

    /** Written before the stage says that it is read. */
    private CompletableFuture<byte[]> pending = new CompletableFuture<>();

    private boolean over;
    private volatile Optional<Runnable> onGone = Optional.empty();

    ClientWatch(Supplier<byte[]> socket) {
        this.socket = socket;
    }

    /** Starts to watch; the request must have been read to its end. */
    public void start(Runnable gone) {
        onGone = Optional.of(gone);
        stage.compareAndSet(Stage.OFF, Stage.BEGUN); // else the read of an earlier call still waits
    }

    /** Watches in earnest, where it was started: the call is going to last. */
    public void now() {
        if (!beginFrom(Stage.BEGUN)) {
            beginFrom(Stage.SEEN);
        }
    }

    /** Watches in earnest the second time that it sees a call; from any thread. */
    void look() {
        if (!beginFrom(Stage.SEEN)) {
            stage.compareAndSet(Stage.BEGUN, Stage.SEEN);
        }
    }

    private boolean beginFrom(Stage from) {
        if (stage.get() != from) {
            return false;
        }
        beginning.lock(); // so that nobody reads already, and waits for what is pending
        try {
            if (stage.get() != from) {
                return false;
            }
            CompletableFuture<byte[]> read = new CompletableFuture<>();
            pending = read;
            if (!stage.compareAndSet(from, Stage.READING)) {
                return false; // the call is over
            }
            Thread.ofVirtual().name("client-watch").start(() -> read(read));
            return true;
        } finally {
            beginning.unlock();
        }
    }

    /** From now on a client that leaves is nobody's concern. */
    public void stop() {
        onGone = Optional.empty();
        if (!stage.compareAndSet(Stage.BEGUN, Stage.OFF)) {
            stage.compareAndSet(Stage.SEEN, Stage.OFF);
        }
    }

    /** No further request is taken from this connection: the next read finds its end. */
    public void end() {
        over = true;
    }

    private void read(CompletableFuture<byte[]> into) {
        try {
            byte[] bytes = socket.get();
            if (bytes == null) {
                onGone.ifPresent(Runnable::run);
            }
            into.complete(bytes);
        } catch (RuntimeException e) {
            onGone.ifPresent(Runnable::run);
            into.completeExceptionally(e);
        }
    }

    /** The connection's next bytes, null at the end of the stream, as Helidon's reader wants it. */
    @Override
    public byte[] get() {
        if (over) {
            return null;
        }
        stop(); // From here on nobody else begins to read.
        try {
            if (stage.get() != Stage.READING) {
                return socket.get();
            }
            byte[] bytes = pending.get();
            stage.set(Stage.OFF);
            return bytes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloseConnectionException("The server stops", e);
        } catch (ExecutionException | UncheckedIOException e) {
            throw new ServerConnectionException("Failed to read from the client", e);
        }
    }
}
