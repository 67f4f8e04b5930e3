package io.teamclaw.router.proxy;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * A request's body on its way to upstream, in a thread of its own, so that an answer that comes
 * before its end is seen. When it was read whole, the client is watched instead.
 */
final class Upload implements AutoCloseable {
    /**
     * How long the rest of a body is read and dropped after an early answer, so that it arrives.
     */
    private static final Duration LINGER = Duration.ofSeconds(5);

    private static final int BUFFER = 16 * 1024;

    private final ServerRequest request;
    private final Upstream upstream;
    private final ClientWatch watch;
    private final boolean chunked;
    private final boolean present;
    private volatile boolean done;
    private volatile RuntimeException failure;
    private Thread thread;

    Upload(ServerRequest request, Upstream upstream, ClientWatch watch) {
        Headers headers = request.headers();
        this.request = request;
        this.upstream = upstream;
        this.watch = watch;
        this.chunked = headers.contains(HeaderNames.TRANSFER_ENCODING);
        this.present = chunked || headers.contentLength().orElse(0) > 0;
    }

    /** The header that tells upstream how the body comes; Helidon refused contradictory ones. */
    Optional<Header> framing() {
        if (chunked) {
            return Optional.of(HeaderValues.TRANSFER_ENCODING_CHUNKED);
        }
        return request.headers().contains(HeaderNames.CONTENT_LENGTH)
                ? Optional.of(
                        HeaderValues.create(
                                HeaderNames.CONTENT_LENGTH,
                                request.headers().contentLength().orElse(0)))
                : Optional.empty();
    }

    void start() {
        if (present) {
            InputStream body = request.content().inputStream();
            thread = Thread.ofVirtual().name("upload").start(() -> run(body));
        } else {
            done = true;
            watch.start(upstream::close);
        }
    }

    /** Whether the client has sent the body whole. */
    boolean isDone() {
        return done;
    }

    /** Lets the request fail in the way in which its body did, if it did. */
    void rethrowFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    private void run(InputStream body) {
        try {
            boolean taken = true;
            byte[] buffer = new byte[BUFFER];
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                taken = taken && send(buffer, count);
            }
            if (taken && chunked) {
                send(buffer, 0);
            }
            done = true;
            watch.start(upstream::close);
        } catch (RequestException e) {
            failure = e;
            upstream.close();
        } catch (IOException | RuntimeException e) {
            failure = new CloseConnectionException("The client has gone", e);
            upstream.close();
        }
    }

    /** False where upstream takes no more, having answered or gone. A chunk of 0 is the last. */
    private boolean send(byte[] bytes, int count) {
        try {
            OutputStream out = upstream.out();
            if (chunked) {
                out.write(
                        (Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            out.write(bytes, 0, count);
            if (chunked) {
                out.write('\r');
                out.write('\n');
            }
            out.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends the upload and the watch; only then may the connection's next request be read. */
    @Override
    public void close() {
        boolean ended = thread == null || join(LINGER);
        watch.stop();
        if (!ended) {
            thread.interrupt();
            throw new CloseConnectionException("The answer came before the request's end");
        }
    }

    private boolean join(Duration atMost) {
        try {
            upstreamTakesNoMore();
            return thread.join(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void upstreamTakesNoMore() {
        if (!done) {
            upstream.close();
        }
    }
}
