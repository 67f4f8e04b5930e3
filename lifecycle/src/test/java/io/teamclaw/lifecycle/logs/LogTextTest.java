package io.teamclaw.lifecycle.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SECRETsk-ant-api03-abcdefghijkl",
                "authorization: Bearer SECRET-abcdef",
                "{\"apiKey\":\"SECRETabc\",\"x\":1}",
                "x-api-key=SECRETabc",
                "Bearer SECRET.abc",
                "AKIASECRETIOSFODNN7",
                "got eyJhbGciOiSECRET.eyJzdWIiOiIx.c2ln",
                "key SECRET7890abcdefghijklmnopqrstuvwx now",
                "password = SECRETx",
            })
    void whatLooksLikeAKeyIsMasked(String line) {
        String key = line.startsWith("SECRETsk") ? line.substring("SECRET".length()) : line;
        assertThat(LogText.clean(key)).contains("[masked]").doesNotContain("SECRET", "api03");
    }

    @Test
    void ordinaryLinesStayAsTheyAre() {
        String line =
                "agent 3f1c9a52-0b1d-4c0e-9a53-27f9f4f0a001 loaded /home/node/.openclaw/workspace"
                        + " in 2300 ms (claude-sonnet-4-5)";
        assertThat(LogText.clean(line)).isEqualTo(line);
    }

    @Test
    void coloursGoAndLongLinesAreCut() {
        assertThat(LogText.clean("\u001B[31mred\u001B[0m")).isEqualTo("red");
        assertThat(LogText.clean("a b ".repeat(1_000))).hasSize(2_000).endsWith("…");
    }

    @Test
    void aKeyAtTheCutDoesNotShowInPart() {
        assertThat(LogText.clean("x ".repeat(990) + "sk-ant-" + "k".repeat(200)))
                .doesNotContain("kkk");
    }
}
