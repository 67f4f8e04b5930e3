package io.teamclaw.sidecar.client;

import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * What a client still sends when it has been refused. A socket that is closed with bytes unread
 * takes the answer back (RFC 9112, section 9.6), so they are read first.
 */
final class LastBytes {
    /** A client that sends nothing for so long has had the time to read why it is refused. */
    private static final long QUIET_MILLIS = 50;

    private static final int MOST_IGNORED = 1 << 20;

    private LastBytes() {}

    /** Returns once the client is quiet or gone, or has sent more than anybody needs to. */
    static void ignore(Supplier<byte[]> source) {
        int ignored = 0;
        try {
            while (ignored < MOST_IGNORED) {
                CompletableFuture<byte[]> read = new CompletableFuture<>();
                Thread.ofVirtual().start(() -> readInto(read, source));
                byte[] bytes = read.get(QUIET_MILLIS, TimeUnit.MILLISECONDS);
                if (bytes == null) {
                    return;
                }
                ignored += bytes.length;
            }
        } catch (TimeoutException | ExecutionException e) {
            System.getLogger(LastBytes.class.getName())
                    .log(Level.TRACE, "The client is quiet or gone", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void readInto(CompletableFuture<byte[]> read, Supplier<byte[]> source) {
        try {
            read.complete(source.get());
        } catch (RuntimeException e) {
            read.completeExceptionally(e);
        }
    }
}
