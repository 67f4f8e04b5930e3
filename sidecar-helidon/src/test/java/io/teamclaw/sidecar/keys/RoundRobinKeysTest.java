package io.teamclaw.sidecar.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.keys.KeyPoolJson;
import io.teamclaw.config.provider.Provider;
import io.teamclaw.config.provider.ProviderRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundRobinKeysTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final ProviderRegistry REGISTRY = ProviderRegistry.builtIn();

    @Test
    void takesEachProvidersKeysInTurn() {
        RoundRobinKeys keys =
                keys(
                        "{\"openai\":[\"key-one-1\",\"key-two-2\",\"key-three-3\"],\"groq\":[\"key-groq-1\"]}");
        assertThat(Stream.generate(() -> secret(keys, "openai")).limit(2))
                .containsExactly("key-one-1", "key-two-2");
        assertThat(secret(keys, "groq")).isEqualTo("key-groq-1");
        assertThat(Stream.generate(() -> secret(keys, "openai")).limit(2))
                .containsExactly("key-three-3", "key-one-1");
    }

    @Test
    void leavesOutTokensThatHaveExpired() {
        String token = "{\"token\":\"%s\",\"expiresAt\":%d}";
        RoundRobinKeys keys =
                keys(
                        "{\"providers\":{\"anthropic-token\":{\"authType\":\"oauthToken\",\"keys\":["
                                + token.formatted("token-old-1", NOW.toEpochMilli())
                                + ","
                                + token.formatted("token-new-2", NOW.toEpochMilli() + 1)
                                + "]}}}");
        assertThat(Stream.generate(() -> secret(keys, "anthropic-token")).limit(2))
                .containsExactly("token-new-2", "token-new-2");
    }

    @Test
    void hasNoKeyForAProviderWithoutOne() {
        assertThat(keys("{\"openai\":[\"key-one-1\"]}").choose(provider("groq")))
                .isEqualTo(new KeyChoice.NoKey());
        assertThat(keys("{}").choose(provider("groq"))).isEqualTo(new KeyChoice.NoKey());
    }

    @Test
    void goesWithoutAKeyOnlyWhileThePoolIsEmpty(@TempDir Path folder) throws IOException {
        Path overlay =
                Files.writeString(
                        folder.resolve("p.yaml"),
                        "providers:\n  groq:\n    keyless-base-url: http://127.0.0.1:9/demo\n");
        Provider groq = REGISTRY.withOverlay(overlay).find("groq").orElseThrow();
        assertThat(keys("{}").choose(groq))
                .isEqualTo(new KeyChoice.Keyless(URI.create("http://127.0.0.1:9/demo")));
        assertThat(keys("{\"openai\":[\"key-one-1\"]}").choose(groq))
                .isEqualTo(new KeyChoice.NoKey());
    }

    @Test
    void tellsThatThereIsNoPool() {
        RoundRobinKeys keys =
                new RoundRobinKeys(() -> new PoolState.Unreadable("no", true), () -> NOW);
        assertThat(keys.choose(provider("openai"))).isEqualTo(new KeyChoice.NoPool(true));
    }

    private static RoundRobinKeys keys(String json) {
        return new RoundRobinKeys(() -> new PoolState.Readable(KeyPoolJson.parse(json)), () -> NOW);
    }

    private static String secret(KeyChooser keys, String provider) {
        return ((KeyChoice.Use) keys.choose(provider(provider))).key().secret();
    }

    private static Provider provider(String id) {
        return REGISTRY.find(id).orElseThrow();
    }
}
