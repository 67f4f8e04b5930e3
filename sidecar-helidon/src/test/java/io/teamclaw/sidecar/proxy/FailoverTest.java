package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.TriedKey;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.sidecar.testing.MockExchange;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.ProviderAnswers;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.ReceivedRequest;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An upstream that answers each key as a test says, and a sidecar that has some keys for it. */
class FailoverTest {
    private static final String ONE = "sk-one-0123456789";
    private static final String TWO = "sk-two-0123456789";
    private static final String THREE = "sk-three-0123456789";

    @TempDir private Path folder;
    private final Map<String, MockUpstream.Script> scripts = new ConcurrentHashMap<>();
    private final List<String> order = new CopyOnWriteArrayList<>();
    private MockUpstream upstream;
    private TestSidecar sidecar;

    @BeforeEach
    void start() throws IOException {
        upstream =
                MockUpstream.start(
                        exchange -> {
                            String key =
                                    exchange.head()
                                            .header("authorization")
                                            .getFirst()
                                            .replace("Bearer ", "");
                            order.add(key);
                            scripts.getOrDefault(key, ProviderAnswers::answer).run(exchange);
                        });
        sidecar = TestSidecar.start(folder, upstream.url());
        pool(ONE, TWO);
    }

    @AfterEach
    void stop() throws IOException {
        sidecar.close();
        upstream.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 429, 500, 503, 529})
    void anotherKeyAnswersWhatOneCannot(int status) throws Exception {
        scripts.put(ONE, answering(status, "{}"));

        assertThat(call()).startsWith("HTTP/1.1 200");

        assertThat(order).as("one round trip more, not two").containsExactly(ONE, TWO);
        UsageRow row = sidecar.usage().next();
        assertThat(row.status()).isEqualTo(200);
        assertThat(row.ending()).isEqualTo(Ending.FAILED_OVER);
        assertThat(row.keyId()).contains(id(TWO));
        assertThat(row.tried()).containsExactly(new TriedKey(id(ONE), status));
        assertThat(row.tokens().total()).isPositive();
        assertThat(sidecar.usage().waiting()).as("one row a call").isZero();
    }

    @Test
    void anInvalidKeyThatSaysSoWith400Or403IsPassedOver() throws Exception {
        scripts.put(ONE, answering(403, "{\"error\":{\"code\":\"invalid_api_key\"}}"));
        scripts.put(TWO, answering(400, "{\"error\":\"Incorrect API key provided\"}"));
        pool(ONE, TWO, THREE);
        assertThat(call()).startsWith("HTTP/1.1 200");
        assertThat(order).containsExactly(ONE, TWO, THREE);
        assertThat(sidecar.usage().next().tried())
                .containsExactly(new TriedKey(id(ONE), 403), new TriedKey(id(TWO), 400));
    }

    @Test
    void aKeyThatIsLimitedOrRefusedGetsNoFurtherCall() throws Exception {
        scripts.put(ONE, answering(429, "{}", "retry-after: 60"));
        for (int i = 0; i < 5; i++) {
            assertThat(call()).startsWith("HTTP/1.1 200");
        }
        assertThat(order).containsExactly(ONE, TWO, TWO, TWO, TWO, TWO);
    }

    @Test
    void aRefusedKeyIsTakenAgainOnceItsEntryChanges() throws Exception {
        scripts.put(ONE, answering(401, "{}"));
        assertThat(call()).startsWith("HTTP/1.1 200");
        assertThat(call()).startsWith("HTTP/1.1 200");
        assertThat(order).containsExactly(ONE, TWO, TWO);
        scripts.remove(ONE);
        sidecar.pool(
                "{\"providers\":{\"openai\":{\"keys\":[{\"key\":\"%s\",\"label\":\"paid\"}]}}}"
                        .formatted(ONE));
        assertThat(call()).startsWith("HTTP/1.1 200");
        assertThat(order).endsWith(ONE);
    }

    @Test
    void whenEveryKeyIsLimitedTheAgentHearsWhenTheFirstIsFreeAgain() throws Exception {
        scripts.put(ONE, answering(429, "{\"error\":{\"message\":\"org-123\"}}", "retry-after: 9"));
        scripts.put(TWO, answering(429, "{}", "retry-after: 30"));

        String answer = call();
        assertThat(answer)
                .startsWith("HTTP/1.1 429")
                .containsIgnoringCase("retry-after: 9\r\n")
                .contains("\"type\":\"rate_limit_error\"", "The limit of OpenAI is reached")
                .doesNotContain("org-123");
        assertThat(sidecar.usage().next())
                .satisfies(
                        row -> {
                            assertThat(row.status()).isEqualTo(429);
                            assertThat(row.ending()).isEqualTo(Ending.COMPLETED);
                            assertThat(row.tried()).hasSize(1);
                        });
        assertThat(call()).startsWith("HTTP/1.1 429");
        assertThat(order).as("the next call goes nowhere").hasSize(2);
        assertThat(sidecar.usage().next().ending()).isEqualTo(Ending.REFUSED);
    }

    @Test
    void whenNoKeyWorksThePersonIsToldWhatToDo() throws Exception {
        scripts.put(ONE, answering(401, "{\"error\":\"" + ONE + "\"}"));
        scripts.put(TWO, answering(429, "{\"error\":{\"code\":\"insufficient_quota\"}}"));
        for (int i = 0; i < 2; i++) {
            assertThat(call())
                    .as("neither 401 nor 402 nor 5xx, which OpenClaw takes amiss")
                    .startsWith("HTTP/1.1 400")
                    .contains("teamclaw_no_working_key", "IT has to")
                    .doesNotContain(ONE);
        }
        assertThat(order).hasSize(2);
        assertThat(sidecar.usage().next().status()).isEqualTo(429);
    }

    @ParameterizedTest
    @CsvSource({"500, 502", "529, 529"})
    void aProviderThatIsNotWellGetsOneMoreChanceAndThenItsOwnWord(int first, int second)
            throws Exception {
        scripts.put(ONE, answering(first, "{\"own\":\"one\"}"));
        scripts.put(TWO, answering(second, "{\"own\":\"two\"}"));
        pool(ONE, TWO, THREE);
        assertThat(call()).startsWith("HTTP/1.1 " + second).contains("{\"own\":\"two\"}");
        assertThat(order).containsExactly(ONE, TWO);
        call();
        assertThat(order).as("the keys are as good as before").containsExactly(ONE, TWO, THREE);
    }

    @Test
    void aBrokenConnectionIsTriedOnceMore() throws Exception {
        scripts.put(ONE, MockExchange::cut);
        assertThat(call()).startsWith("HTTP/1.1 200");
        assertThat(sidecar.usage().next().tried()).containsExactly(new TriedKey(id(ONE), 0));

        pool(ONE);
        order.clear();
        scripts.put(
                ONE,
                exchange -> {
                    if (order.size() == 1) {
                        exchange.cut();
                    } else {
                        ProviderAnswers.answer(exchange);
                    }
                });
        assertThat(call()).startsWith("HTTP/1.1 200");
        assertThat(order).containsExactly(ONE, ONE);
        assertThat(sidecar.usage().next().ending()).isEqualTo(Ending.COMPLETED);
    }

    @Test
    void aModelThatIsForbiddenIsNotTheKeysFault() throws Exception {
        scripts.put(ONE, answering(403, "{\"error\":{\"message\":\"Not this model\"}}"));
        assertThat(call()).startsWith("HTTP/1.1 400").contains("did not accept the company's key");
        pool(ONE);
        assertThat(call()).startsWith("HTTP/1.1 400");
        assertThat(order).containsExactly(ONE, ONE);
    }

    @Test
    void aLargeBodyArrivesWholeWithTheOtherKey() throws Exception {
        scripts.put(ONE, answering(429, "{}"));
        String body = "{\"model\":\"gpt-5.5\",\"input\":\"" + "äöü".repeat(50_000) + "\"}";
        assertThat(RawClient.call(sidecar.port(), "POST /openai/v1/responses", body))
                .startsWith("HTTP/1.1 200");
        List<ReceivedRequest> received = List.of(upstream.next(), upstream.next());
        assertThat(received).extracting(ReceivedRequest::body).containsExactly(body, body);
    }

    @Test
    void aBodyThatTheProviderDidNotReadToItsEndArrivesWholeWithTheOtherKey() throws Exception {
        scripts.put(
                ONE,
                exchange -> {
                    exchange.raw(
                            "HTTP/1.1 429 Early\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}");
                    exchange.cut();
                });
        String body = "{\"input\":\"" + "x".repeat(300_000) + "\"}";
        assertThat(RawClient.call(sidecar.port(), "POST /openai/v1/responses", body))
                .startsWith("HTTP/1.1 200");
        assertThat(upstream.next().body()).isEqualTo(body);
    }

    @Test
    void anAnswerThatHasBegunStaysWithItsKey() throws Exception {
        scripts.put(
                ONE,
                exchange -> {
                    exchange.request();
                    exchange.stream();
                    exchange.chunk("data: {}\n\n");
                    exchange.cut();
                });
        assertThat(call()).startsWith("HTTP/1.1 200").doesNotEndWith("0\r\n\r\n");
        assertThat(order).containsExactly(ONE);
        assertThat(sidecar.usage().next().ending()).isEqualTo(Ending.UPSTREAM_RESET);
    }

    @Test
    void thereIsNoOtherKeyAfterTheDeadline() throws Exception {
        sidecar.close();
        sidecar =
                TestSidecar.start(
                        folder, upstream.url(), "", Map.of("SIDECAR_FAILOVER_SECONDS", "0"));
        pool(ONE, TWO);
        scripts.put(ONE, answering(429, "{}"));
        assertThat(call()).startsWith("HTTP/1.1 503").contains("teamclaw_try_again");
        assertThat(call()).startsWith("HTTP/1.1 200");
    }

    @Test
    void aConnectionWhoseAnswerWasDroppedServesTheNextCall() throws Exception {
        scripts.put(ONE, answering(429, "{\"error\":\"" + "long ".repeat(5_000) + "\"}"));
        assertThat(call()).startsWith("HTTP/1.1 200");
        assertThat(upstream.openConnections()).isEqualTo(1);
    }

    private static MockUpstream.Script answering(int status, String body, String... headers) {
        return exchange -> {
            exchange.request();
            exchange.answer(status, "application/json", body, headers);
        };
    }

    private String call() throws IOException {
        return RawClient.call(sidecar.port(), "POST /openai/v1/responses", "{}");
    }

    private void pool(String... keys) throws IOException {
        List<String> quoted = new ArrayList<>();
        for (String key : keys) {
            quoted.add("\"" + key + "\"");
        }
        sidecar.pool("{\"openai\":[" + String.join(",", quoted) + "]}");
    }

    private static String id(String secret) {
        return PoolKey.ofApiKey(secret).id();
    }
}
