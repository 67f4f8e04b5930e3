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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightedKeysTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final KeyHealth HEALTH = KeyHealth.ofProcess(() -> NOW);
    private static final ProviderRegistry REGISTRY = ProviderRegistry.builtIn();

    @Test
    void takesEachProvidersKeysInTurn() {
        WeightedKeys keys =
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
        WeightedKeys keys =
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
    void takesEachKeyAsOftenAsItsWeightSaysAndNeverMoreOftenInARowThanItMust() {
        WeightedKeys keys =
                keys(
                        "{\"providers\":{\"openai\":{\"keys\":[{\"key\":\"aaaa\",\"weight\":5},\"bbbb\",\"cccc\"]}}}");
        assertThat(Stream.generate(() -> secret(keys, "openai")).limit(14))
                .containsExactly(
                        "aaaa", "aaaa", "bbbb", "aaaa", "cccc", "aaaa", "aaaa", "aaaa", "aaaa",
                        "bbbb", "aaaa", "cccc", "aaaa", "aaaa");
    }

    @Test
    void keepsTheSharesThoughManyAskAtOnce() throws Exception {
        WeightedKeys keys =
                keys(
                        "{\"providers\":{\"openai\":{\"keys\":[{\"key\":\"aaaa\",\"weight\":3},\"bbbb\"]}}}");
        Map<String, LongAdder> taken = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 4_000; i++) {
                threads.execute(
                        () ->
                                taken.computeIfAbsent(
                                                secret(keys, "openai"), each -> new LongAdder())
                                        .increment());
            }
        }
        assertThat(taken.get("aaaa").sum()).isEqualTo(3_000);
        assertThat(taken.get("bbbb").sum()).isEqualTo(1_000);
    }

    @Test
    void goesOnEvenlyWithKeysThatComeAndGo() {
        AtomicReference<String> pool = new AtomicReference<>("{\"openai\":[\"aaaa\",\"bbbb\"]}");
        WeightedKeys keys =
                new WeightedKeys(
                        () -> new PoolState.Readable(KeyPoolJson.parse(pool.get())),
                        HEALTH,
                        () -> NOW);
        assertThat(secret(keys, "openai")).isEqualTo("aaaa");
        pool.set("{\"openai\":[\"bbbb\",\"cccc\"]}");
        assertThat(Stream.generate(() -> secret(keys, "openai")).limit(10))
                .filteredOn("cccc"::equals)
                .hasSizeBetween(4, 6);
    }

    @Test
    void takesNeitherADrainingNorARetiredKey() {
        String others =
                "{\"key\":\"aaaa\",\"state\":\"draining\"},{\"key\":\"bbbb\",\"state\":\"retired\"}";
        WeightedKeys keys =
                keys("{\"providers\":{\"openai\":{\"keys\":[" + others + ",\"cccc\"]}}}");
        assertThat(Stream.generate(() -> secret(keys, "openai")).limit(3)).containsOnly("cccc");
        assertThat(
                        keys("{\"providers\":{\"openai\":{\"keys\":[" + others + "]}}}")
                                .choose(provider("openai"), Set.of()))
                .isEqualTo(new KeyChoice.NoActiveKey());
    }

    @Test
    void goesToTheCompanysOwnEndpoint() {
        WeightedKeys keys =
                keys(
                        "{\"providers\":{\"openai\":{\"keys\":[\"aaaa\"],\"baseUrl\":\"https://llm.example.com/eu/\"},\"groq\":{\"keys\":[\"bbbb\"]}}}");
        assertThat(((KeyChoice.Use) keys.choose(provider("openai"), Set.of())).baseUrl())
                .isEqualTo(URI.create("https://llm.example.com/eu"));
        assertThat(((KeyChoice.Use) keys.choose(provider("groq"), Set.of())).baseUrl())
                .isEqualTo(provider("groq").baseUrl());
    }

    @Test
    void saysThatOnlyExpiredTokensAreLeft() {
        WeightedKeys keys =
                keys(
                        "{\"providers\":{\"anthropic-token\":{\"authType\":\"oauthToken\",\"keys\":[{\"token\":\"old\",\"expiresAt\":%d}]}}}"
                                .formatted(NOW.toEpochMilli()));
        assertThat(keys.choose(provider("anthropic-token"), Set.of()))
                .isEqualTo(new KeyChoice.NoActiveKey());
    }

    @Test
    void hasNoKeyForAProviderWithoutOne() {
        assertThat(keys("{\"openai\":[\"key-one-1\"]}").choose(provider("groq"), Set.of()))
                .isEqualTo(new KeyChoice.NoKey());
        assertThat(keys("{}").choose(provider("groq"), Set.of())).isEqualTo(new KeyChoice.NoKey());
    }

    @Test
    void goesWithoutAKeyOnlyWhileThePoolIsEmpty(@TempDir Path folder) throws IOException {
        Path overlay =
                Files.writeString(
                        folder.resolve("p.yaml"),
                        "providers:\n  groq:\n    keyless-base-url: http://127.0.0.1:9/demo\n");
        Provider groq = REGISTRY.withOverlay(overlay).find("groq").orElseThrow();
        assertThat(keys("{}").choose(groq, Set.of()))
                .isEqualTo(new KeyChoice.Keyless(URI.create("http://127.0.0.1:9/demo")));
        assertThat(keys("{\"openai\":[\"key-one-1\"]}").choose(groq, Set.of()))
                .isEqualTo(new KeyChoice.NoKey());
    }

    @Test
    void tellsThatThereIsNoPool() {
        WeightedKeys keys =
                new WeightedKeys(() -> new PoolState.Unreadable("no", true), HEALTH, () -> NOW);
        assertThat(keys.choose(provider("openai"), Set.of())).isEqualTo(new KeyChoice.NoPool(true));
    }

    private static WeightedKeys keys(String json) {
        return new WeightedKeys(
                () -> new PoolState.Readable(KeyPoolJson.parse(json)), HEALTH, () -> NOW);
    }

    private static String secret(KeyChooser keys, String provider) {
        return ((KeyChoice.Use) keys.choose(provider(provider), Set.of())).key().secret();
    }

    private static Provider provider(String id) {
        return REGISTRY.find(id).orElseThrow();
    }
}
