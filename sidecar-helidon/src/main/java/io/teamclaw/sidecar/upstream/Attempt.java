package io.teamclaw.sidecar.upstream;

import io.helidon.common.uri.UriInfo;
import io.helidon.http.ClientRequestHeaders;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webclient.api.ClientUri;
import io.helidon.webclient.http1.Http1Client;
import io.helidon.webclient.http1.Http1ClientRequest;
import io.helidon.webclient.http1.Http1ClientResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One try to get an answer from upstream, over a connection that is its own for as long as it
 * lasts. Closing it before the answer is whole cuts the connection, which tells the provider to
 * stop.
 */
public final class Attempt implements AutoCloseable {
    private final Http1Client http;
    private final URI baseUrl;
    private final Link link;
    private final AtomicBoolean cut = new AtomicBoolean();

    Attempt(Http1Client http, URI baseUrl, Link link) {
        this.http = http;
        this.baseUrl = baseUrl;
        this.link = link;
        link.use(this);
    }

    /**
     * Sends a request and waits for the head of its answer.
     *
     * @param target raw path and query, sent as it is
     * @param headers writes the headers
     * @throws UpstreamFailure where no answer comes
     */
    public Http1ClientResponse send(
            Method method, String target, Consumer<ClientRequestHeaders> headers, RequestBody body)
            throws UpstreamFailure {
        Http1ClientRequest request =
                http.method(method).connection(link.connection()).uri(uri(target));
        request.headers(
                all -> {
                    headers.accept(all);
                    all.set(HeaderValues.create(HeaderNames.HOST, authority()));
                    body.length()
                            .ifPresent(
                                    length ->
                                            all.set(
                                                    HeaderValues.create(
                                                            HeaderNames.CONTENT_LENGTH, length)));
                });
        try {
            return body.isEmpty()
                    ? request.request()
                    : request.outputStream(out -> write(body, out));
        } catch (RequestBody.Gone e) {
            throw e;
        } catch (RuntimeException e) {
            throw UpstreamFailure.of(e);
        }
    }

    /** The body of an answer to this attempt. */
    public UpstreamBody body(Http1ClientResponse answer) {
        boolean framed =
                answer.headers().contains(HeaderNames.CONTENT_LENGTH)
                        || answer.headers().contains(HeaderNames.TRANSFER_ENCODING);
        return new UpstreamBody(answer.entity().inputStream(), !framed);
    }

    private static void write(RequestBody body, OutputStream out) {
        try {
            body.writeTo(out);
            out.close();
        } catch (IOException | UncheckedIOException e) {
            // Upstream may have answered before it read everything (413, 429) and then stopped
            // reading. Helidon reads the answer once the stream counts as closed.
            closeBroken(out);
        }
    }

    private static void closeBroken(OutputStream out) {
        try {
            out.close();
        } catch (IOException | UncheckedIOException e) {
            System.getLogger(Attempt.class.getName())
                    .log(System.Logger.Level.DEBUG, "A broken request stream", e);
        }
    }

    /** Cuts the connection, from any thread; whoever waits for upstream then fails. */
    public void cut() {
        cut.set(true);
        link.cut(this);
    }

    /** Whether it was cut from here, so that a failure is not upstream's. */
    public boolean wasCut() {
        return cut.get();
    }

    @Override
    public void close() {
        link.cut(this);
    }

    private ClientUri uri(String target) {
        UriInfo.Builder uri =
                UriInfo.builder()
                        .scheme(baseUrl.getScheme())
                        .host(baseUrl.getHost())
                        .path(new RawPath(target));
        if (baseUrl.getPort() >= 0) {
            uri.port(baseUrl.getPort());
        }
        return ClientUri.create(uri.build());
    }

    private String authority() {
        String host = baseUrl.getHost();
        return baseUrl.getPort() >= 0 ? host + ":" + baseUrl.getPort() : host;
    }
}
