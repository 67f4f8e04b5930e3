package io.teamclaw.router.proxy;

import io.helidon.common.socket.HelidonSocket;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ServerConnectionException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Notices that a client has gone while we wait for a silent upstream. Once a request was read
 * whole, nobody reads from the client's socket, so a thread of our own may. Where it meets the end,
 * the client has gone; where it meets bytes, they begin the next request and are kept for it.
 */
final class ClientWatch implements Supplier<byte[]> {
    private final HelidonSocket socket;
    private volatile CompletableFuture<byte[]> ahead;
    private volatile Runnable onGone = () -> {};
    private volatile boolean busy;

    ClientWatch(HelidonSocket socket) {
        this.socket = socket;
    }

    /** The connection's next bytes; null at its end. One thread at a time. */
    @Override
    public byte[] get() {
        CompletableFuture<byte[]> read = ahead;
        if (read == null) {
            return readNow();
        }
        try {
            byte[] bytes = read.get();
            ahead = null;
            return bytes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloseConnectionException("Interrupted", e);
        } catch (ExecutionException e) {
            throw new ServerConnectionException("The client's connection failed", e.getCause());
        }
    }

    private byte[] readNow() {
        try {
            return socket.get();
        } catch (UncheckedIOException e) {
            throw new ServerConnectionException("The client's connection failed", e);
        }
    }

    /** Begins to watch. The request must have been read whole. @param gone may run in any thread */
    void start(Runnable gone) {
        onGone = gone;
        CompletableFuture<byte[]> running = ahead;
        if (running != null) { // of the exchange before: the client sent nothing since
            running.whenComplete((bytes, failure) -> tell(bytes));
            return;
        }
        CompletableFuture<byte[]> read = new CompletableFuture<>();
        ahead = read;
        Thread.ofVirtual().name("client-watch").start(() -> readAhead(read));
    }

    private void readAhead(CompletableFuture<byte[]> read) {
        try {
            byte[] bytes = socket.get();
            read.complete(bytes);
            tell(bytes);
        } catch (RuntimeException e) {
            read.completeExceptionally(e);
            tell(null);
        }
    }

    private void tell(byte[] bytes) {
        if (bytes == null) {
            onGone.run();
        }
    }

    /** Ends the watch; the read goes on and serves the next request. */
    void stop() {
        onGone = () -> {};
    }

    /** An exchange is under way, so the connection is not idle however silent it is. */
    void busy(boolean now) {
        busy = now;
    }

    boolean isBusy() {
        return busy;
    }
}
