package io.teamclaw.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoProviderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static DemoProvider demo;

    @BeforeAll
    static void start() {
        demo = DemoProvider.start();
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/messages|{'model':'m','messages':[{'role':'user','content':[{'type':'text','text':'Hello'}]}]}|/content/0/text|/usage/output_tokens",
                "/v1/responses|{'model':'m','input':[{'role':'user','content':[{'type':'input_text','text':'Hello'}]}]}|/output/0/content/0/text|/usage/output_tokens",
                "/v1/chat/completions|{'model':'m','messages':[{'role':'user','content':'Hello'}]}|/choices/0/message/content|/usage/completion_tokens"
            })
    void answersWholeInEachFormatAndSaysThatItIsADemo(
            String path, String request, String text, String outputTokens) throws Exception {
        JsonNode answer = JSON.readTree(post(path, request.replace('\'', '"')));

        assertThat(answer.at(text).asText()).contains("demo").contains("Hello");
        assertThat(answer.at(outputTokens).asLong())
                .isEqualTo(answer.at(text).asText().length() / 4);
        assertThat(answer.path("model").asText()).isEqualTo("m");
    }

    @Test
    void streamsAnthropicEventsThatAddUpToTheWholeAnswer() throws Exception {
        List<JsonNode> events =
                stream(
                        "/v1/messages",
                        "{'model':'m','stream':true,'messages':[{'role':'user','content':'Hi'}]}");

        assertThat(events.getFirst().at("/message/usage/input_tokens").asLong()).isPositive();
        assertThat(text(events, "content_block_delta", "/delta/text")).contains("“Hi”");
        assertThat(events.getLast().path("type").asText()).isEqualTo("message_stop");
        assertThat(
                        events.stream()
                                .filter(e -> e.path("type").asText().equals("message_delta"))
                                .findFirst()
                                .orElseThrow()
                                .at("/usage/output_tokens")
                                .asLong())
                .isPositive();
    }

    @Test
    void streamsResponsesEventsInSequence() throws Exception {
        List<JsonNode> events = stream("/v1/responses", "{'model':'m','stream':true,'input':'Hi'}");

        assertThat(events)
                .extracting(event -> event.path("sequence_number").asInt())
                .isSorted()
                .doesNotHaveDuplicates();
        JsonNode last = events.getLast();
        assertThat(last.path("type").asText()).isEqualTo("response.completed");
        assertThat(text(events, "response.output_text.delta", "/delta"))
                .isEqualTo(last.at("/response/output/0/content/0/text").asText())
                .contains("“Hi”");
    }

    @Test
    void reportsUsageOfAChatStreamOnlyWhereItIsAskedFor() throws Exception {
        String request = "{'model':'m','stream':true,%s'messages':[]}";

        List<JsonNode> without = stream("/v1/chat/completions", request.formatted(""));
        List<JsonNode> with =
                stream(
                        "/v1/chat/completions",
                        request.formatted("'stream_options':{'include_usage':true},"));

        assertThat(without.getLast().has("usage")).isFalse();
        assertThat(with.getLast().at("/usage/prompt_tokens").asLong()).isPositive();
    }

    @Test
    void repeatsWhatThePersonSaidAndNotWhatOpenClawAdds() throws Exception {
        JsonNode answer =
                JSON.readTree(
                        post(
                                "/v1/messages",
                                """
                                {"model":"m","messages":[{"role":"user","content":[
                                {"type":"text","text":"[Sun 10:17 UTC] Conversation info\\n\\nHello"},
                                {"type":"text","text":"<<<BEGIN_OPENCLAW_INTERNAL_CONTEXT>>>\\nx\\n<<<END_OPENCLAW_INTERNAL_CONTEXT>>>"}]}]}"""));

        assertThat(answer.at("/content/0/text").asText())
                .contains("You said: “Hello”")
                .doesNotContain("INTERNAL");
    }

    @Test
    void refusesWhatIsNoJson() throws Exception {
        assertThat(send("/v1/messages", "{oops").statusCode()).isEqualTo(400);
    }

    private static String text(List<JsonNode> events, String type, String pointer) {
        StringBuilder text = new StringBuilder();
        events.stream()
                .filter(event -> event.path("type").asText().equals(type))
                .forEach(event -> text.append(event.at(pointer).asText()));
        return text.toString();
    }

    private static List<JsonNode> stream(String path, String request) throws Exception {
        List<JsonNode> events = new ArrayList<>();
        for (String line : post(path, request.replace('\'', '"')).split("\n")) {
            if (line.startsWith("data: {")) {
                events.add(JSON.readTree(line.substring("data: ".length())));
            }
        }
        return events;
    }

    private static String post(String path, String body) throws Exception {
        HttpResponse<String> answer = send(path, body);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static HttpResponse<String> send(String path, String body) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(demo.baseUrl().resolve(path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
