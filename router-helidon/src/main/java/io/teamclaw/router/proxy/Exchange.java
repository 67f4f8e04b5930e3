package io.teamclaw.router.proxy;

import io.helidon.common.socket.SocketWriterException;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.teamclaw.router.http.EndToEnd;
import io.teamclaw.router.http.Incoming;
import io.teamclaw.router.page.Pages;
import io.teamclaw.router.route.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * One request and its answer on their way through. Each piece is passed on as it arrives; when one
 * side ends, so does the other.
 */
final class Exchange {
    /** How long upstream may be silent while the client still waits. */
    static final Duration SILENCE = Duration.ofMinutes(15);

    private static final int BUFFER = 16 * 1024;

    private final Route.Forward forward;
    private final Incoming incoming;
    private final Upstream upstream;
    private final ClientWatch watch;
    private final Pages pages;

    Exchange(
            Route.Forward forward,
            Incoming incoming,
            Upstream upstream,
            ClientWatch watch,
            Pages pages) {
        this.forward = forward;
        this.incoming = incoming;
        this.upstream = upstream;
        this.watch = watch;
        this.pages = pages;
    }

    void run(ServerRequest request, ServerResponse response) {
        try (Upload upload = new Upload(request, upstream, watch)) {
            AnswerHead head;
            try {
                WritableHeaders<?> headers = forward.headers();
                upload.framing().ifPresent(headers::set);
                headers.set(HeaderValues.CONNECTION_CLOSE);
                upstream.sendHead(incoming.method().text(), incoming.target(), headers);
                upload.start();
                head = upstream.readHead();
                if (head.status().code() == 101) {
                    throw new IOException("It switched protocols unasked");
                }
            } catch (IOException e) {
                upload.rethrowFailure();
                response.header(HeaderValues.CONNECTION_CLOSE);
                Replies.send(pages.badGateway(incoming), incoming.method(), response);
                return;
            }
            relay(head, upload, response);
        }
    }

    private void relay(AnswerHead head, Upload upload, ServerResponse response) {
        boolean early = !upload.isDone();
        try {
            response.status(head.status());
            for (Header each : EndToEnd.copy(head.headers(), forward.keptBack())) {
                response.header(each);
            }
            if (early) {
                response.header(HeaderValues.CONNECTION_CLOSE);
            }
            boolean body = head.hasBody(incoming.method());
            OptionalLong length = head.contentLength();
            if (length.isPresent() && response.status().code() != 304) {
                response.header(
                        HeaderValues.create(
                                HeaderNames.CONTENT_LENGTH,
                                body || isHead() ? length.getAsLong() : 0));
            }
            if (body) {
                copy(head.body(upstream.reader()), response.outputStream());
            } else {
                response.send();
            }
        } catch (IOException | UncheckedIOException | SocketWriterException e) {
            // The client must see that the answer is not whole; and this type is not logged.
            throw new CloseConnectionException("One side ended early", e);
        }
    }

    private boolean isHead() {
        return incoming.method().equals(Method.HEAD);
    }

    /** Closing {@code to} says that the answer was whole, so that happens at its true end only. */
    private static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            to.write(buffer, 0, count);
            to.flush();
        }
        to.close();
    }
}
