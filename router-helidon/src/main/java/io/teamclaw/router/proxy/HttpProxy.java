package io.teamclaw.router.proxy;

import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.teamclaw.router.access.OpenConnections;
import io.teamclaw.router.http.Incoming;
import io.teamclaw.router.http.Reply;
import io.teamclaw.router.page.Pages;
import io.teamclaw.router.route.Front;
import io.teamclaw.router.route.Route;
import java.io.IOException;

/** Answers requests or passes them on. */
public final class HttpProxy implements Handler {
    private static final System.Logger LOG = System.getLogger(HttpProxy.class.getName());

    private final Front front;
    private final OpenConnections open;
    private final WatchedConnections.CurrentWatch current;
    private final Pages pages;

    public HttpProxy(
            Front front,
            OpenConnections open,
            WatchedConnections.CurrentWatch current,
            Pages pages) {
        this.front = front;
        this.open = open;
        this.current = current;
        this.pages = pages;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        Incoming incoming =
                Incoming.of(
                        request.prologue(), request.headers(), Peer.address(request.remotePeer()));
        switch (route(incoming)) {
            case Route.Answer(Reply reply) -> Replies.send(reply, incoming.method(), response);
            case Route.Forward forward -> forward(forward, incoming, request, response);
        }
        // Helidon 4.5.0 announces the close and then reads on, taking an unread body for a request.
        if (request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)
                || response.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
            throw new CloseConnectionException("Closed as announced");
        }
    }

    private Route route(Incoming incoming) {
        try {
            return front.route(incoming, false);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "A request could not be routed", e);
            return new Route.Answer(pages.unavailable(incoming));
        }
    }

    private void forward(
            Route.Forward forward,
            Incoming incoming,
            ServerRequest request,
            ServerResponse response) {
        Upstream upstream;
        try {
            upstream = Upstream.connect(forward.upstream(), Exchange.SILENCE);
        } catch (IOException e) {
            Replies.send(forward.unreachable().get(), incoming.method(), response);
            return;
        }
        OpenConnections.Registration watched =
                forward.visit().map(visit -> open.add(visit, upstream::close)).orElse(() -> {});
        ClientWatch watch = current.get();
        watch.busy(true);
        try (upstream;
                watched) {
            new Exchange(forward, incoming, upstream, watch, pages).run(request, response);
        } finally {
            watch.busy(false);
        }
    }
}
