package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.sidecar.testing.BedrockAnswers;
import io.teamclaw.sidecar.testing.MockExchange;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.OllamaAnswers;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The APIs that Bedrock and Ollama have beside those of others. */
class OwnApisTest {
    private static final String BEDROCK =
            "POST /amazon-bedrock/model/" + BedrockAnswers.MODEL.replace(":", "%3A") + "/";

    @TempDir private Path folder;

    @Test
    void aStreamOfBedrocksPassesAsItIsAndIsMetered() throws Exception {
        List<byte[]> messages = BedrockAnswers.converseStream();
        CountDownLatch seen = new CountDownLatch(1);
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    begin(exchange);
                                    exchange.chunk(messages.getFirst());
                                    assertThat(seen.await(20, TimeUnit.SECONDS)).isTrue();
                                    for (byte[] each : messages.subList(1, messages.size())) {
                                        exchange.chunk(each);
                                    }
                                    exchange.end();
                                });
                TestSidecar sidecar = bedrock(upstream);
                RawClient client = new RawClient(sidecar.port())) {
            client.send(
                    RawClient.request(
                            BEDROCK + "converse-stream",
                            "{\"model\":\"another\"}",
                            "Connection: close"));
            client.readUntil("\r\n\r\n");
            byte[] first = firstChunk(client);
            assertThat(first).isEqualTo(messages.getFirst());
            seen.countDown();
            assertThat(unchunked(client.restBytes()))
                    .isEqualTo(BedrockAnswers.joined(messages.subList(1, messages.size())));
            assertMetered(sidecar.usage().next());
        }
    }

    @Test
    void aStreamOfAModelsOwnFormatIsMetered() throws Exception {
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    begin(exchange);
                                    for (byte[] each : BedrockAnswers.invokeStream()) {
                                        exchange.chunk(each);
                                    }
                                    exchange.end();
                                });
                TestSidecar sidecar = bedrock(upstream)) {
            RawClient.call(sidecar.port(), BEDROCK + "invoke-with-response-stream", "{}");
            assertMetered(sidecar.usage().next());
        }
    }

    @Test
    void anAnswerIsMeteredByItsHeadersWhereItsBodySaysNothing() throws Exception {
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.answer(
                                            200,
                                            "application/json",
                                            "{\"results\":[]}",
                                            "X-Amzn-Bedrock-Input-Token-Count: 12",
                                            "X-Amzn-Bedrock-Output-Token-Count: 34");
                                });
                TestSidecar sidecar = bedrock(upstream)) {
            RawClient.call(sidecar.port(), BEDROCK + "invoke", "{}");
            UsageRow row = sidecar.usage().next();
            assertThat(row.tokens().input()).isEqualTo(12);
            assertThat(row.tokens().output()).isEqualTo(34);
            assertThat(row.estimated()).isFalse();
        }
    }

    @Test
    void aStreamOfBedrocksThatIsCutIsEstimated() throws Exception {
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    begin(exchange);
                                    exchange.chunk(BedrockAnswers.converseStream().get(1));
                                    exchange.cut();
                                });
                TestSidecar sidecar = bedrock(upstream)) {
            RawClient.call(sidecar.port(), BEDROCK + "converse-stream", "{}");
            UsageRow row = sidecar.usage().next();
            assertThat(row.ending()).isEqualTo(Ending.UPSTREAM_RESET);
            assertThat(row.estimated()).isTrue();
            assertThat(row.tokens().output()).isEqualTo(2); // "Grüße " has eight bytes
            assertThat(row.tokens().input()).isEqualTo(1);
            assertThat(row.firstToken()).isPresent();
        }
    }

    @Test
    void ollamasLinesPassAsTheyAreAndAreMetered() throws Exception {
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    boolean chat = exchange.request().target().endsWith("/chat");
                                    exchange.raw(
                                            "HTTP/1.1 200 OK\r\ncontent-type: "
                                                    + OllamaAnswers.LINES
                                                    + "\r\ntransfer-encoding: chunked\r\n\r\n");
                                    String answer =
                                            chat
                                                    ? OllamaAnswers.CHAT_STREAM
                                                    : OllamaAnswers.GENERATE_STREAM;
                                    for (String line : answer.split("(?<=\n)")) {
                                        exchange.chunk(line);
                                    }
                                    exchange.end();
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            for (String call : List.of("chat", "generate")) {
                String answer =
                        RawClient.call(
                                sidecar.port(), "POST /ollama/api/" + call, "{\"model\":\"q\"}");
                assertThat(answer).contains("Grüße ", "🌍", "\"eval_count\":259");
                UsageRow row = sidecar.usage().next();
                assertThat(row.tokens()).isEqualTo(OllamaAnswers.TOKENS);
                assertThat(row.model()).isEqualTo(OllamaAnswers.MODEL);
                assertThat(row.estimated()).isFalse();
                assertThat(row.firstToken()).isPresent();
                assertThat(row.costMicros()).isEmpty();
            }
        }
    }

    @Test
    void ollamasLinesThatEndEarlyAreEstimated() throws Exception {
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    exchange.request();
                                    exchange.raw(
                                            "HTTP/1.1 200 OK\r\ncontent-type: "
                                                    + OllamaAnswers.LINES
                                                    + "\r\ncontent-length: 5000\r\n\r\n"
                                                    + OllamaAnswers.GENERATE_STREAM
                                                            .lines()
                                                            .findFirst()
                                                            .orElseThrow());
                                    exchange.cut();
                                });
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            RawClient.call(sidecar.port(), "POST /ollama/api/generate", "{\"model\":\"q\"}");
            UsageRow row = sidecar.usage().next();
            assertThat(row.ending()).isEqualTo(Ending.UPSTREAM_RESET);
            assertThat(row.estimated()).isTrue();
            assertThat(row.tokens().output()).isEqualTo(2);
            assertThat(row.model()).isEqualTo(OllamaAnswers.MODEL);
        }
    }

    @Test
    void errorsComeAsTheirClientsExpectThem() throws Exception {
        try (MockUpstream upstream = MockUpstream.speakingAllFormats();
                TestSidecar sidecar = TestSidecar.start(folder, upstream.url())) {
            assertThat(RawClient.call(sidecar.port(), BEDROCK + "converse", "{}"))
                    .startsWith("HTTP/1.1 400")
                    .contains("{\"message\":\"");
            assertThat(RawClient.call(sidecar.port(), "DELETE /ollama/api/chat", ""))
                    .startsWith("HTTP/1.1 403")
                    .contains("{\"error\":\"");
        }
    }

    private TestSidecar bedrock(MockUpstream upstream) throws IOException {
        TestSidecar sidecar = TestSidecar.start(folder, upstream.url());
        sidecar.pool("{\"providers\":{\"amazon-bedrock\":{\"keys\":[\"bedrock-0123456789\"]}}}");
        return sidecar;
    }

    private static void begin(MockExchange exchange) throws IOException {
        exchange.raw(
                "HTTP/1.1 200 OK\r\ncontent-type: "
                        + BedrockAnswers.EVENT_STREAM
                        + "\r\ntransfer-encoding: chunked\r\n\r\n");
    }

    private static void assertMetered(UsageRow row) {
        assertThat(row.tokens()).isEqualTo(BedrockAnswers.TOKENS);
        assertThat(row.model()).isEqualTo(BedrockAnswers.MODEL);
        assertThat(row.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(row.estimated()).isFalse();
        assertThat(row.firstToken()).isPresent();
        assertThat(row.costMicros()).isEmpty();
    }

    private static byte[] firstChunk(RawClient client) throws IOException {
        int size = Integer.parseInt(client.readUntil("\r\n").strip(), 16);
        byte[] chunk = client.readBytes(size);
        client.readUntil("\r\n");
        return chunk;
    }

    private static byte[] unchunked(byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayInputStream in = new ByteArrayInputStream(body);
        for (int size = size(in); size > 0; size = size(in)) {
            out.writeBytes(in.readNBytes(size));
            in.skip(2);
        }
        return out.toByteArray();
    }

    private static int size(ByteArrayInputStream in) {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.append((char) b);
        }
        return Integer.parseInt(line.toString().strip(), 16);
    }
}
