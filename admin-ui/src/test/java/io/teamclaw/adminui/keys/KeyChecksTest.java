package io.teamclaw.adminui.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.teamclaw.config.provider.Provider;
import io.teamclaw.config.provider.ProviderRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyChecksTest {
    private static final String KEY = "sk-0123456789-0123456789";
    private final Map<String, String> asked = new ConcurrentHashMap<>();
    private volatile int status = 200;
    private final KeyChecks checks = new KeyChecks();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestHeaders()
                .forEach((name, values) -> asked.put(name.toLowerCase(), values.getFirst()));
        asked.put("call", exchange.getRequestMethod() + " " + exchange.getRequestURI());
        String key = exchange.getRequestHeaders().getFirst("x-api-key");
        boolean unknown = key != null && key.endsWith("bad");
        exchange.getResponseHeaders().add("location", "https://other.example.com/");
        exchange.sendResponseHeaders(unknown ? 401 : status, -1);
        exchange.close();
    }

    @Test
    void asksAnthropicAsItsOwnClientsDo() {
        assertThat(check("anthropic", "/eu")).isEqualTo(KeyVerdict.VALID);
        assertThat(asked)
                .containsEntry("call", "GET /eu/v1/models")
                .containsEntry("x-api-key", KEY)
                .containsEntry("anthropic-version", "2023-06-01");
    }

    @Test
    void asksOthersByABearerToken() {
        assertThat(check("openrouter", "")).isEqualTo(KeyVerdict.VALID);
        assertThat(asked)
                .containsEntry("call", "GET /api/v1/key")
                .containsEntry("authorization", "Bearer " + KEY)
                .doesNotContainKey("anthropic-version");
    }

    @ParameterizedTest
    @CsvSource({
        "openai, 200, VALID",
        "openai, 401, REFUSED",
        "openai, 403, REFUSED",
        "openai, 400, UNKNOWN",
        "google, 400, REFUSED",
        "openai, 404, UNKNOWN",
        "openai, 429, UNKNOWN",
        "openai, 500, UNKNOWN",
        "openai, 302, UNKNOWN"
    })
    void readsTheStatus(String provider, int answered, KeyVerdict verdict) {
        status = answered;
        assertThat(check(provider, "")).isEqualTo(verdict);
    }

    @Test
    void whoDoesNotAnswerSaysNothingOfTheKey() {
        server.stop(0);
        assertThat(check("openai", "")).isEqualTo(KeyVerdict.UNKNOWN);
    }

    @Test
    void givesAVerdictForEachKeyInTheirOrder() {
        List<String> keys = List.of("one-good", "two-bad", "three-good", "four-bad");
        assertThat(checks.check(provider("anthropic"), url(""), keys))
                .containsExactly(
                        KeyVerdict.VALID, KeyVerdict.REFUSED, KeyVerdict.VALID, KeyVerdict.REFUSED);
    }

    private KeyVerdict check(String provider, String path) {
        return checks.check(provider(provider), url(path), List.of(KEY)).getFirst();
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static Provider provider(String id) {
        return ProviderRegistry.builtIn().find(id).orElseThrow();
    }
}
