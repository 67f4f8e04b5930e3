package io.teamclaw.sidecar.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 304, 400, 404, 413, 422, 501})
    void mostAnswersSayNothingOfTheKey(int status) {
        assertThat(judge(status, "{\"error\":{\"message\":\"No.\"}}"))
                .isEqualTo(new Verdict.Passed());
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 529})
    void aProviderThatIsNotWellIsNotTheKeysFault(int status) {
        assertThat(judge(status, "")).isEqualTo(new Verdict.Unwell());
    }

    @Test
    void aLimitNamesItsPause() {
        assertThat(
                        Judge.of(
                                429,
                                name -> Optional.of("3").filter(x -> name.equals("retry-after")),
                                new byte[0],
                                NOW))
                .isEqualTo(new Verdict.Limited(Optional.of(Duration.ofSeconds(3))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    401 | REJECTED | {}
                    403 | REJECTED | {"error":{"code":"invalid_api_key","message":"m"}}
                    400 | REJECTED | {"error":{"status":"INVALID_ARGUMENT","details":[{"reason":"API_KEY_INVALID"}]}}
                    400 | REJECTED | [{"error":{"details":[{"reason":"API_KEY_INVALID"}]}}]
                    400 | REJECTED | {"code":"c","error":"Incorrect API key provided: sk-***"}
                    402 | OUT_OF_CREDIT | not even JSON
                    429 | OUT_OF_CREDIT | {"error":{"type":"insufficient_quota","code":"insufficient_quota"}}
                    400 | OUT_OF_CREDIT | {"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low to use it."}}
                    """)
    void aKeyThatDoesNotWorkIsTold(int status, KeyTrouble.Reason reason, String body) {
        assertThat(judge(status, body)).isEqualTo(new Verdict.Refused(reason));
    }

    @Test
    void whatIsForbiddenToOneModelIsNotTheKeysFault() {
        assertThat(
                        judge(
                                403,
                                "{\"error\":{\"type\":\"permission_error\",\"message\":\"Not this model\"}}"))
                .isEqualTo(new Verdict.Denied());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"unexpected: your credit balance is too low\"}}",
                "{\"error\":{\"message\":\"insufficient_quota\",\"param\":\"invalid_api_key\"}}",
                "{\"input\":{\"error\":{\"code\":\"invalid_api_key\"}}}",
                "{\"error\":{\"code\":\"invalid_api_key\""
            })
    void whatTheAgentWroteAndTheProviderQuotesDoesNotCount(String body) {
        assertThat(judge(400, body)).isEqualTo(new Verdict.Passed());
    }

    private static Verdict judge(int status, String body) {
        return Judge.of(
                status, name -> Optional.empty(), body.getBytes(StandardCharsets.UTF_8), NOW);
    }
}
