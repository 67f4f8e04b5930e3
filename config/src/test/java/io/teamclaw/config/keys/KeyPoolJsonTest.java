package io.teamclaw.config.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.keys.KeyPool.AuthType;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPoolJsonTest {
    private static final String SECRET = "sk-ant-SECRETSECRETSECRET";

    @Test
    void readsKeysAsStringsAndAsObjects() {
        KeyPool pool =
                KeyPoolJson.parse(
                        """
                        {"providers": {
                          "anthropic": {"authType": "apiKey",
                                        "keys": ["sk-1", {"key": "sk-2", "label": "Finance"}]},
                          "openai": {"keys": []}}}
                        """);

        assertThat(pool.keys("anthropic"))
                .containsExactly(
                        PoolKey.ofApiKey("sk-1"),
                        new PoolKey(
                                "sk-2",
                                Optional.of("Finance"),
                                Optional.empty(),
                                Optional.empty()));
        assertThat(pool.providers()).containsOnlyKeys("anthropic", "openai");
        assertThat(pool.keys("google")).isEmpty();
    }

    @Test
    void readsTheOlderForm() {
        KeyPool pool = KeyPoolJson.parse("{\"openai\": [\"sk-a\", \"sk-b\"], \"groq\": [\"gsk\"]}");

        assertThat(pool.keys("openai")).extracting(PoolKey::secret).containsExactly("sk-a", "sk-b");
        assertThat(pool.providers()).containsOnlyKeys("openai", "groq");
        assertThat(KeyPoolJson.parse(KeyPoolJson.write(pool))).isEqualTo(pool);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"authType\":\"oauthToken\",\"keys\":[{\"token\":\"tok\",\"refreshToken\":\"ref\",\"expiresAt\":1767225600000}]}",
                "{\"authType\":\"oauthToken\",\"keys\":[{\"accessToken\":\"tok\",\"refreshToken\":\"ref\",\"expiresAt\":1767225600000}]}",
                "{\"authType\":\"oauthToken\",\"accessToken\":\"tok\",\"refreshToken\":\"ref\",\"expiresAt\":1767225600000}"
            })
    void readsTokensInEachForm(String entry) {
        KeyPool pool = KeyPoolJson.parse("{\"providers\":{\"anthropic-token\":" + entry + "}}");

        assertThat(pool.providers().get("anthropic-token").authType())
                .isEqualTo(AuthType.OAUTH_TOKEN);
        assertThat(pool.keys("anthropic-token"))
                .containsExactly(
                        new PoolKey(
                                "tok",
                                Optional.empty(),
                                Optional.of("ref"),
                                Optional.of(Instant.parse("2026-01-01T00:00:00Z"))));
    }

    @Test
    void aRenewedTokenKeepsItsIdThroughWritingAndReading() {
        PoolKey token = new PoolKey("tok", Optional.empty(), Optional.of("ref"), Optional.empty());
        PoolKey renewed =
                token.renewed("tok2", Optional.empty(), Optional.empty())
                        .renewed("tok3", Optional.of("ref3"), Optional.empty());
        KeyPool pool = KeyPool.EMPTY.with("openai-codex", AuthType.OAUTH_TOKEN, renewed);

        KeyPool read = KeyPoolJson.parse(KeyPoolJson.write(pool));

        assertThat(read).isEqualTo(pool);
        assertThat(read.keys("openai-codex").getFirst().id()).isEqualTo(token.id());
        assertThatThrownBy(
                        () ->
                                KeyPoolJson.parse(
                                        KeyPoolJson.write(pool).replace(token.id(), SECRET)))
                .isInstanceOf(KeyPoolFormatException.class)
                .hasMessageContaining("providers.openai-codex.keys[0].id")
                .hasMessageNotContaining("SECRET");
    }

    @Test
    void keepsEverythingThroughWritingAndReading() {
        KeyPool pool =
                KeyPool.EMPTY
                        .with("openai", AuthType.API_KEY, PoolKey.ofApiKey("sk-plain"))
                        .with(
                                "openai",
                                AuthType.API_KEY,
                                new PoolKey(
                                        "sk-named",
                                        Optional.of("Büro \"Süd\""),
                                        Optional.empty(),
                                        Optional.empty()))
                        .with("openai-codex", AuthType.OAUTH_TOKEN, PoolKey.ofApiKey("tok-bare"))
                        .with(
                                "openai-codex",
                                AuthType.OAUTH_TOKEN,
                                new PoolKey(
                                        "tok",
                                        Optional.of("Team seat"),
                                        Optional.of("refresh"),
                                        Optional.of(Instant.ofEpochMilli(1_767_225_600_123L))));

        assertThat(KeyPoolJson.parse(KeyPoolJson.write(pool))).isEqualTo(pool);
    }

    @Test
    void keepsWhoAddedAKeyItsShareItsStateAndTheProvidersOwnEndpoint() {
        PoolKey key =
                PoolKey.ofApiKey("sk-new")
                        .addedBy("ada@example.com", Instant.parse("2026-11-22T10:00:00.123456Z"))
                        .withWeight(7)
                        .withState(KeyState.DRAINING);
        KeyPool pool =
                KeyPool.EMPTY
                        .with("openai", AuthType.API_KEY, key)
                        .withBaseUrl("openai", Optional.of(URI.create("https://llm.example.com/v")))
                        .withBaseUrl("groq", Optional.of(URI.create("http://127.0.0.1:9")));

        String json = KeyPoolJson.write(pool);

        assertThat(json)
                .contains(
                        "\"addedAt\" : 1795341600123",
                        "\"weight\" : 7",
                        "\"state\" : \"draining\"");
        assertThat(KeyPoolJson.parse(json)).isEqualTo(pool);
    }

    @Test
    void aKeyOfTheOriginalsFormIsActiveWithWeightOne() {
        assertThat(KeyPoolJson.parse("{\"openai\":[\"sk\"]}").keys("openai"))
                .containsExactly(PoolKey.ofApiKey("sk"))
                .allSatisfy(
                        key -> {
                            assertThat(key.weight()).isEqualTo(1);
                            assertThat(key.state()).isEqualTo(KeyState.ACTIVE);
                            assertThat(key.addedBy()).isEmpty();
                        });
        assertThat(KeyPoolJson.write(KeyPoolJson.parse("{\"openai\":[\"sk\"]}")))
                .contains("[ \"sk\" ]");
    }

    @Test
    void aKeyThatStandsTwiceIsOneKey() {
        KeyPool pool =
                KeyPoolJson.parse(
                        "{\"providers\":{\"openai\":{\"keys\":[{\"key\":\"sk\",\"label\":\"first\"},\"sk\"]}}}");

        assertThat(pool.keys("openai")).hasSize(1);
        assertThat(pool.keys("openai").getFirst().label()).contains("first");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            ["S"]                                                                          | not a JSON object
            "S"                                                                            | not a JSON object
            {"providers":["S"]}                                                            | providers is not an object
            {"providers":{},"extra":"S"}                                                   | Beside providers
            {"S":["x"]}                                                                    | entry 1
            {"openai":[],"S":["x"]}                                                        | entry 2
            {"openai":"S"}                                                                 | openai is not a list
            {"openai":["ok",7]}                                                            | openai[1] is neither
            {"openai":["ok",""]}                                                           | openai[1] is empty
            {"providers":{"openai":["S"]}}                                                 | providers.openai is not an object
            {"providers":{"openai":{"authType":"S","keys":[]}}}                            | providers.openai.authType
            {"providers":{"openai":{"authType":null,"keys":[]}}}                           | providers.openai.authType
            {"providers":{"openai":{"authType":"apiKey"}}}                                 | providers.openai.keys is missing
            {"providers":{"openai":{"authType":"apiKey","keys":"S"}}}                      | providers.openai.keys is not a list
            {"providers":{"openai":{"authType":"apiKey","keys":[],"S":1}}}                 | providers.openai has a field other
            {"providers":{"openai":{"keys":["ok",["S"]]}}}                                 | providers.openai.keys[1]
            {"providers":{"openai":{"keys":["ok","S S"]}}}                                 | providers.openai.keys[1] holds a space
            {"providers":{"openai":{"keys":["S\\r\\nx-admin: 1"]}}}                        | providers.openai.keys[0] holds a space
            {"providers":{"openai":{"keys":["S\\u00e9"]}}}                                 | providers.openai.keys[0] holds
            {"providers":{"openai":{"keys":[{"label":"x"}]}}}                              | providers.openai.keys[0] has no key
            {"providers":{"openai":{"keys":[{"key":null}]}}}                               | providers.openai.keys[0].key is not a string
            {"providers":{"openai":{"keys":[{"key":"S","label":"my S"}]}}}                 | providers.openai.keys[0].label holds the key
            {"providers":{"openai":{"keys":[{"key":"S","label":"a\\nb"}]}}}                | providers.openai.keys[0].label holds a line
            {"providers":{"openai":{"keys":[{"key":"S","token":"S"}]}}}                    | providers.openai.keys[0] has a field other than addedAt, addedBy, key, label
            {"providers":{"o":{"authType":"oauthToken","keys":[{"token":"S","accessToken":"S"}]}}} | providers.o.keys[0] may have only one of
            {"providers":{"o":{"authType":"oauthToken","keys":[{"token":"S","refreshToken":" S"}]}}} | providers.o.keys[0].refreshToken
            {"providers":{"o":{"authType":"oauthToken","keys":[{"token":"S","expiresAt":"S"}]}}} | providers.o.keys[0].expiresAt is not a whole
            {"providers":{"o":{"authType":"oauthToken","keys":[{"token":"S","expiresAt":1767225600}]}}} | providers.o.keys[0].expiresAt is not a time
            {"providers":{"o":{"authType":"oauthToken"}}}                                  | providers.o has no token
            {"providers":{"openai":{"keys":[{"key":"S","weight":0}]}}}                     | providers.openai.keys[0].weight is not a whole number from 1 to 100
            {"providers":{"openai":{"keys":[{"key":"S","weight":101}]}}}                   | providers.openai.keys[0].weight
            {"providers":{"openai":{"keys":[{"key":"S","weight":1.5}]}}}                   | providers.openai.keys[0].weight
            {"providers":{"openai":{"keys":[{"key":"S","weight":"S"}]}}}                   | providers.openai.keys[0].weight
            {"providers":{"openai":{"keys":[{"key":"S","state":"S"}]}}}                    | providers.openai.keys[0].state is none of active, draining, retired
            {"providers":{"openai":{"keys":[{"key":"S","state":1}]}}}                      | providers.openai.keys[0].state
            {"providers":{"openai":{"keys":[{"key":"S","addedBy":"S"}]}}}                  | providers.openai.keys[0].addedBy holds the key
            {"providers":{"openai":{"keys":[{"key":"S","addedAt":1767225600}]}}}           | providers.openai.keys[0].addedAt is not a time
            {"providers":{"openai":{"keys":[],"baseUrl":"http://S.example.com"}}}          | providers.openai.baseUrl must begin with https://
            {"providers":{"openai":{"keys":[],"baseUrl":"https://S:S@example.com"}}}       | providers.openai.baseUrl holds a user name
            {"providers":{"openai":{"keys":[],"baseUrl":7}}}                               | providers.openai.baseUrl is not a string
            """)
    void namesTheFieldAndNeverTheValue(String json, String expected) {
        assertThatThrownBy(() -> KeyPoolJson.parse(json.replace("S", SECRET)))
                .isInstanceOf(KeyPoolFormatException.class)
                .hasMessageContaining(expected)
                .hasMessageNotContaining(SECRET)
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "S",
                "{\"openai\":[S]}",
                "{\"openai\":[\"S\"]",
                "{\"openai\":[\"S\n\"]}",
                "{\"openai\":[\"\\S\"]}",
                "{\"openai\":[\"S\"]} S",
                "{\"openai\":[\"S\"],\"openai\":[]}",
                "{\"S\":[],\"S\":[]}"
            })
    void sayWhereTheJsonIsBrokenWithoutQuotingIt(String json) {
        assertThatThrownBy(() -> KeyPoolJson.parse(json.replace("S", SECRET)))
                .isInstanceOf(KeyPoolFormatException.class)
                .hasMessageNotContaining("SECRET")
                .hasNoCause();
    }

    @Test
    void refusesAnOverlongKey() {
        String json = "{\"openai\":[\"%s\"]}";

        assertThat(KeyPoolJson.parse(json.formatted("k".repeat(4096))).isEmpty()).isFalse();
        assertThatThrownBy(() -> KeyPoolJson.parse(json.formatted("k".repeat(4097))))
                .hasMessage("openai[0] is longer than 4096 characters");
    }
}
