package io.teamclaw.sidecar.upstream;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks up names on threads of the platform, one for each name at a time: a lookup that hangs would
 * hold the processor of a virtual thread, and with it every call.
 */
final class Resolver {
    private static final long FRESH_NANOS = Duration.ofSeconds(30).toNanos();

    private record Found(InetAddress[] addresses, long until) {}

    private final Map<String, CompletableFuture<Found>> names = new ConcurrentHashMap<>();

    /** All addresses of a name, in the system's order. */
    InetAddress[] resolve(String host, long nanos) throws IOException {
        CompletableFuture<Found> known = names.get(host);
        if (known == null || isOver(known)) {
            CompletableFuture<Found> fresh = new CompletableFuture<>();
            CompletableFuture<Found> winner =
                    names.compute(host, (name, now) -> now == null || isOver(now) ? fresh : now);
            if (winner == fresh) {
                Thread.ofPlatform().daemon().name("upstream-name").start(() -> lookUp(host, fresh));
            }
            known = winner;
        }
        try {
            return known.get(nanos, TimeUnit.NANOSECONDS).addresses();
        } catch (TimeoutException e) {
            throw (IOException) new SocketTimeoutException("its name").initCause(e);
        } catch (ExecutionException e) {
            throw (IOException) new UnknownHostException("no address for its name").initCause(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("stopped").initCause(e);
        }
    }

    private static boolean isOver(CompletableFuture<Found> lookup) {
        return lookup.isDone()
                && (lookup.isCompletedExceptionally()
                        || Watchdog.now() > lookup.resultNow().until());
    }

    private static void lookUp(String host, CompletableFuture<Found> into) {
        try {
            into.complete(new Found(InetAddress.getAllByName(host), Watchdog.now() + FRESH_NANOS));
        } catch (UnknownHostException | RuntimeException e) {
            into.completeExceptionally(e);
        }
    }
}
