package io.teamclaw.config.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.keys.KeyPool.AuthType;
import io.teamclaw.config.keys.KeyPool.ProviderKeys;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyPoolTest {
    private static final PoolKey A = PoolKey.ofApiKey("sk-aaaaaaaaaaaaaaaa");
    private static final PoolKey B = PoolKey.ofApiKey("sk-bbbbbbbbbbbbbbbb");

    @Test
    void growsInTheOrderOfAdding() {
        KeyPool pool =
                KeyPool.EMPTY
                        .with("openai", AuthType.API_KEY, A)
                        .with("anthropic", AuthType.API_KEY, A)
                        .with("openai", AuthType.API_KEY, B);

        assertThat(pool.providers().keySet()).containsExactly("openai", "anthropic");
        assertThat(pool.keys("openai")).containsExactly(A, B);
        assertThat(KeyPool.EMPTY.isEmpty()).isTrue();
    }

    @Test
    void addingAKeyTwiceChangesNothing() {
        KeyPool once = KeyPool.EMPTY.with("openai", AuthType.API_KEY, A);

        assertThat(once.with("openai", AuthType.API_KEY, A)).isEqualTo(once);
    }

    @Test
    void aTokenNeverErasesApiKeys() {
        KeyPool pool = KeyPool.EMPTY.with("anthropic", AuthType.API_KEY, A);

        assertThatThrownBy(() -> pool.with("anthropic", AuthType.OAUTH_TOKEN, B))
                .isInstanceOf(KeyPoolFormatException.class)
                .hasMessageContaining("another type");
    }

    @Test
    void removesExactlyTheNamedKey() {
        KeyPool pool =
                KeyPool.EMPTY
                        .with("openai", AuthType.API_KEY, A)
                        .with("openai", AuthType.API_KEY, B)
                        .with("groq", AuthType.API_KEY, A);

        KeyPool left = pool.without("openai", A.id());

        assertThat(left.keys("openai")).containsExactly(B);
        assertThat(left.keys("groq")).containsExactly(A);
        assertThat(pool.without("openai", "k-0000000000")).isEqualTo(pool);
        assertThat(pool.without("xai", A.id())).isEqualTo(pool);
        assertThat(left.without("openai", B.id()).providers()).containsOnlyKeys("groq");
    }

    @Test
    void changesExactlyTheNamedKey() {
        KeyPool pool =
                KeyPool.EMPTY
                        .with("openai", AuthType.API_KEY, A)
                        .with("openai", AuthType.API_KEY, B);

        KeyPool changed = pool.changing("openai", B.id(), key -> key.withState(KeyState.DRAINING));

        assertThat(changed.keys("openai")).containsExactly(A, B.withState(KeyState.DRAINING));
        assertThat(changed.usable("openai", Instant.EPOCH)).containsExactly(A);
        assertThat(pool.changing("openai", "k-0000000000", key -> key.withWeight(9)))
                .isEqualTo(pool);
        assertThat(pool.changing("groq", A.id(), key -> key.withWeight(9))).isEqualTo(pool);
    }

    @Test
    void anEndpointOutlivesTheKeysUntilItIsReset() {
        Optional<URI> own = Optional.of(URI.create("https://llm.example.com"));
        KeyPool pool = KeyPool.EMPTY.withBaseUrl("openai", own);

        assertThat(pool.isEmpty()).isTrue();
        KeyPool without = pool.with("openai", AuthType.API_KEY, A).without("openai", A.id());
        assertThat(without.baseUrl("openai")).isEqualTo(own);
        assertThat(without.withBaseUrl("openai", Optional.empty())).isEqualTo(KeyPool.EMPTY);
    }

    @Test
    void aTokenIsUsableUntilItExpires() {
        Instant end = Instant.parse("2026-11-22T10:00:00Z");
        PoolKey token =
                new PoolKey(
                        "token-0123456789", Optional.empty(), Optional.empty(), Optional.of(end));

        assertThat(token.isUsable(end.minusMillis(1))).isTrue();
        assertThat(token.isUsable(end)).isFalse();
        assertThat(token.withState(KeyState.RETIRED).isUsable(end.minusMillis(1))).isFalse();
    }

    @Test
    void refusesAProviderIdThatMayBeAKeyWithoutQuotingIt() {
        Map<String, ProviderKeys> wrong =
                Map.of(
                        "sk-ant-0123456789abcdef0123",
                        new ProviderKeys(AuthType.API_KEY, List.of()));

        assertThatThrownBy(() -> new KeyPool(wrong))
                .isInstanceOf(KeyPoolFormatException.class)
                .hasMessageNotContaining("sk-ant");
    }

    @Test
    void saysNothingAboutASecret() {
        KeyPool pool = KeyPool.EMPTY.with("openai", AuthType.API_KEY, A);

        assertThat(pool.toString()).contains(A.id()).doesNotContain("aaaa");
        assertThat(A.masked()).isEqualTo("••••aaaa");
        assertThat(PoolKey.ofApiKey("short").masked()).isEqualTo("••••");
        assertThat(A.id()).matches("k-[0-9a-f]{10}").isNotEqualTo(B.id());
    }

    @Test
    void refusesAKeyThatCouldAddAHeader() {
        assertThatThrownBy(() -> PoolKey.ofApiKey("sk-1\r\nx-evil: 1"))
                .isInstanceOf(KeyPoolFormatException.class)
                .hasMessageStartingWith("The key holds a space")
                .hasMessageNotContaining("evil");
        assertThatThrownBy(
                        () ->
                                new PoolKey(
                                        "sk-1",
                                        Optional.of("my sk-1"),
                                        Optional.empty(),
                                        Optional.empty()))
                .hasMessage("The label holds the key itself; name the key by something else");
    }

    @Test
    void aTokenThatWasRenewedIsKnownWhenItsOldSelfIsAddedAgain() {
        PoolKey token =
                new PoolKey("tok-1", Optional.empty(), Optional.of("ref-1"), Optional.empty());
        PoolKey renewed = token.renewed("tok-2", Optional.of("ref-2"), Optional.empty());
        KeyPool pool = KeyPool.EMPTY.with("openai-codex", AuthType.OAUTH_TOKEN, renewed);

        assertThat(pool.with("openai-codex", AuthType.OAUTH_TOKEN, token)).isEqualTo(pool);
    }

    @Test
    void aRenewalEndsWhatWasNotedOfTheOldToken() {
        PoolKey token =
                new PoolKey("tok-1", Optional.empty(), Optional.of("ref-1"), Optional.empty());
        PoolKey renewed = token.renewed("tok-2", Optional.of("ref-2"), Optional.empty());
        PoolKey again = renewed.renewed("tok-3", Optional.empty(), Optional.empty());
        assertThat(Stream.of(token, renewed, again).map(KeyPoolTest::fingerprint).distinct())
                .hasSize(3);
        assertThat(again.refreshToken()).as("it goes on to hold").contains("ref-2");
    }

    private static String fingerprint(PoolKey key) {
        KeyPool pool = KeyPool.EMPTY.with("openai-codex", AuthType.OAUTH_TOKEN, key);
        return EntryFingerprint.of("openai-codex", pool.providers().get("openai-codex"), key);
    }
}
