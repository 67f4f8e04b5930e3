package io.teamclaw.router.testing;

import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/** Opens WebSockets to a town's router. */
public final class SocketCaller {
    public final SocketClient received = new SocketClient();
    private final Town town;

    public SocketCaller(Town town) {
        this.town = town;
    }

    public WebSocket.Builder socket() {
        return town.client.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(20));
    }

    public WebSocket open(WebSocket.Builder builder, String target) {
        URI uri = URI.create(town.uri(target).toString().replace("http://", "ws://"));
        return builder.buildAsync(uri, received).join();
    }

    public WebSocket openByAda() {
        return open(
                socket().header("Cookie", town.session(town.ada.id()))
                        .header("Origin", town.origin()),
                "/u/{ada}/");
    }

    /** The status with which a socket is refused; 101 where it is not. */
    public int refusal(WebSocket.Builder builder, String target) {
        try {
            open(builder, target).abort();
            return 101;
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }
}
