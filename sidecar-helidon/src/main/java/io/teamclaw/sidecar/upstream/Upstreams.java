package io.teamclaw.sidecar.upstream;

import io.helidon.common.media.type.ParserMode;
import io.helidon.common.socket.SocketOptions;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.webclient.api.ConnectionKey;
import io.helidon.webclient.api.HttpClientConfig;
import io.helidon.webclient.api.Proxy;
import io.helidon.webclient.api.TcpClientConnection;
import io.helidon.webclient.api.WebClient;
import io.helidon.webclient.http1.Http1Client;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The connections to the providers, HTTP/1.1 only: over HTTP/2 leaving a stream would not stop the
 * provider. They are held here and not by Helidon's own cache, since a call must be able to cut the
 * connection that it uses at any moment.
 */
public final class Upstreams implements AutoCloseable {
    /** Each idle connection costs a poll every 101 ms; one agent seldom has more calls at once. */
    private static final int MOST_IDLE = 16;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final WebClient webClient;
    private final Http1Client http;
    private final ConcurrentLinkedDeque<Link> idle = new ConcurrentLinkedDeque<>();

    /**
     * @param silence how long an upstream may keep silent while something is expected of it
     */
    public Upstreams(Duration silence) {
        this.webClient =
                WebClient.builder()
                        .followRedirects(false)
                        .sendExpectContinue(false)
                        .relativeUris(true)
                        .proxy(Proxy.noProxy())
                        .mediaTypeParserMode(ParserMode.RELAXED)
                        .writeBufferSize(0)
                        .servicesDiscoverServices(false)
                        .contentEncoding(
                                ContentEncodingContext.builder()
                                        .contentEncodingsDiscoverServices(false)
                                        .build())
                        .readTimeout(silence)
                        .connectTimeout(CONNECT_TIMEOUT)
                        .socketOptions(
                                SocketOptions.builder()
                                        .tcpNoDelay(true)
                                        .socketKeepAlive(true)
                                        .connectTimeout(CONNECT_TIMEOUT)
                                        .readTimeout(silence)
                                        .build())
                        .build();
        this.http = webClient.client(Http1Client.PROTOCOL);
    }

    /**
     * A connection to where the URL points, kept from an earlier call or new.
     *
     * @throws UpstreamFailure where none can be had
     */
    public Attempt open(URI baseUrl) throws UpstreamFailure {
        ConnectionKey key = key(baseUrl);
        Optional<Link> kept = kept(key);
        if (kept.isPresent()) {
            return new Attempt(http, baseUrl, kept.get());
        }
        try {
            return new Attempt(http, baseUrl, connect(key));
        } catch (RuntimeException e) {
            throw UpstreamFailure.of(e);
        }
    }

    private Optional<Link> kept(ConnectionKey key) {
        for (Link link : idle) {
            if (link.key().equals(key) && idle.remove(link)) {
                if (link.connection().isConnected()) {
                    return Optional.of(link);
                }
                link.connection().closeResource();
            }
        }
        return Optional.empty();
    }

    private Link connect(ConnectionKey key) {
        Link link = new Link(key);
        link.connect(
                TcpClientConnection.create(
                        webClient,
                        key,
                        List.of(Http1Client.PROTOCOL_ID),
                        ignored -> keep(link),
                        ignored -> {}));
        return link;
    }

    /** Whether the connection stays open for another call. */
    private boolean keep(Link link) {
        if (!link.finish() || !link.connection().isConnected() || idle.size() >= MOST_IDLE) {
            return false;
        }
        // From here on a thread of Helidon's waits for the other side to close.
        link.connection().helidonSocket().idle();
        idle.addFirst(link);
        return true;
    }

    private ConnectionKey key(URI url) {
        HttpClientConfig config = webClient.prototype();
        boolean secure = url.getScheme().equals("https");
        return ConnectionKey.create(
                url.getScheme(),
                url.getHost(),
                url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80,
                secure ? config.tls() : Link.NO_TLS,
                config.dnsResolver(),
                config.dnsAddressLookup(),
                config.proxy());
    }

    @Override
    public void close() {
        for (Link link = idle.poll(); link != null; link = idle.poll()) {
            link.connection().closeResource();
        }
    }
}
