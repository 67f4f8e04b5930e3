package io.teamclaw.config.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.keys.KeyPool.AuthType;
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
            {"providers":{"openai":{"keys":[{"key":"S","token":"S"}]}}}                    | providers.openai.keys[0] has a field other than key, label
            {"providers":{"o":{"authType":"oauthToken","keys":[{"token":"S","accessToken":"S"}]}}} | providers.o.keys[0] may have only one of
            {"providers":{"o":{"authType":"oauthToken","keys":[{"token":"S","refreshToken":" S"}]}}} | providers.o.keys[0].refreshToken
            {"providers":{"o":{"authType":"oauthToken","keys":[{"token":"S","expiresAt":"S"}]}}} | providers.o.keys[0].expiresAt is not a whole
            {"providers":{"o":{"authType":"oauthToken","keys":[{"token":"S","expiresAt":1767225600}]}}} | providers.o.keys[0].expiresAt is not a time
            {"providers":{"o":{"authType":"oauthToken"}}}                                  | providers.o has no token
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
