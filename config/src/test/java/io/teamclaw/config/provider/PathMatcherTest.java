package io.teamclaw.config.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathMatcherTest {
    private static final List<PathRule> RULES =
            List.of(
                    new PathRule("POST", "/v1/messages"),
                    new PathRule("GET", "/v1/models/{model}"),
                    new PathRule("POST", "/v1beta/models/{model}:generateContent"));

    @Test
    void aRuleLetsItsOwnCallPass() {
        assertThat(matches("POST", "/v1/messages")).isTrue();
        assertThat(matches("GET", "/v1/models/claude-sonnet-4-6")).isTrue();
        assertThat(matches("POST", "/v1beta/models/gemini-2.5-pro:generateContent")).isTrue();
    }

    @Test
    void theMethodCounts() {
        assertThat(matches("DELETE", "/v1/messages")).isFalse();
        assertThat(matches("post", "/v1/messages")).isFalse();
        assertThat(matches("POST", "/v1/models/x")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "v1/messages",
                "/v1",
                "/v1/messages/",
                "/v1//messages",
                "//v1/messages",
                "/v1/messages/batches",
                "/v1/./messages",
                "/v1/files/../messages",
                "/v1/%6dessages",
                "/v1/messages?beta=true",
                "/v1/messages#x",
                "/v1/messages;x=1",
                "/V1/messages",
                "/v1/messages%2f",
                "/v1/messages\r\nx: 1"
            })
    void whatIsNotExactlyTheRuleIsRefused(String path) {
        assertThat(matches("POST", path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/models/",
                "/v1/models/.",
                "/v1/models/..",
                "/v1/models/...",
                "/v1/models/a/b",
                "/v1/models/%2e%2e",
                "/v1/models/a%2fb",
                "/v1/models/a\\b",
                "/v1/models/a?b",
                "/v1/models/a b",
                "/v1/models/ä",
                "/v1/models/{model}"
            })
    void aPlaceholderStandsForOnePlainSegment(String path) {
        assertThat(matches("GET", path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1beta/models/:generateContent",
                "/v1beta/models/x:deleteEverything",
                "/v1beta/models/x:generateContent:generateContent",
                "/v1beta/models/..:generateContent",
                "/v1beta/models/generateContent"
            })
    void theLiteralPartOfASegmentCounts(String path) {
        assertThat(matches("POST", path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST",
                "POST v1/messages",
                "POST /",
                "POST /v1//x",
                "POST /v1/../x",
                "POST /v1/x/",
                "POST /v1/{a}{b}",
                "POST /v1/x y",
                "post /v1/x",
                "CONNECT /v1/x"
            })
    void aRuleThatCouldMeanTwoThingsIsNoRule(String rule) {
        assertThatThrownBy(() -> PathRule.parse(rule)).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean matches(String method, String path) {
        return PathMatcher.anyMatches(RULES, method, path);
    }
}
