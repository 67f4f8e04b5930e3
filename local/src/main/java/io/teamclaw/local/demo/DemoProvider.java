package io.teamclaw.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Answers in the Anthropic and OpenAI wire formats, streamed or not, with usage, so that a first
 * conversation needs no account. Each answer says that it is a demo.
 */
public final class DemoProvider implements AutoCloseable {
    /** Lets a person see the answer arrive; it is a demo of streaming too. */
    private static final Duration BETWEEN_WORDS = Duration.ofMillis(15);

    private final ObjectMapper json = new ObjectMapper();
    private final WebServer server;

    private DemoProvider() {
        server =
                WebServer.builder()
                        .host("127.0.0.1")
                        .shutdownHook(false)
                        .port(0)
                        .routing(
                                HttpRouting.builder()
                                        .post("/v1/messages", answer(new AnthropicMessages(json)))
                                        .post("/v1/responses", answer(new OpenAiResponses(json)))
                                        .post("/v1/chat/completions", answer(new OpenAiChat(json))))
                        .build();
    }

    /** Starts it on a free loopback port. */
    public static DemoProvider start() {
        DemoProvider demo = new DemoProvider();
        demo.server.start();
        return demo;
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
        server.stop();
    }

    private io.helidon.webserver.http.Handler answer(WireFormat format) {
        return (request, response) -> answer(format, request, response);
    }

    private void answer(WireFormat format, ServerRequest request, ServerResponse response)
            throws IOException {
        JsonNode body;
        try {
            body = json.readTree(request.content().as(byte[].class));
        } catch (JsonProcessingException e) {
            response.status(Status.BAD_REQUEST_400)
                    .header(HeaderNames.CONTENT_TYPE, "application/json")
                    .send("{\"error\":{\"message\":\"The request's body is not JSON\"}}");
            return;
        }
        DemoReply reply = DemoReply.to(body, format.lastMessage(body));
        if (!body.path("stream").asBoolean()) {
            response.header(HeaderNames.CONTENT_TYPE, "application/json")
                    .send(json.writeValueAsBytes(format.whole(reply)));
            return;
        }
        response.header(HeaderNames.CONTENT_TYPE, "text/event-stream")
                .header(HeaderNames.CACHE_CONTROL, "no-cache");
        try (OutputStream out = response.outputStream()) {
            for (WireFormat.Event event : format.events(reply, body)) {
                out.write(event.toString().getBytes(StandardCharsets.UTF_8));
                out.flush();
                pause();
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(BETWEEN_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The demo was stopped in the middle of an answer", e);
        }
    }
}
