package io.teamclaw.sidecar.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestMeterTest {
    @Test
    void findsTheModelWhereverTheBodyIsCut() {
        byte[] body =
                """
                {"metadata":{"model":"not this"},"messages":[{"content":"\\"model\\":\\"nor this\\""}],"model":"gpt-5.5"}
                """
                        .getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= body.length; cut++) {
            RequestMeter meter = new RequestMeter("/v1/responses");
            meter.feed(body, 0, cut);
            meter.feed(body, cut, body.length - cut);
            assertThat(meter.model()).contains("gpt-5.5");
        }
    }

    @Test
    void findsGeminisModelInThePath() {
        RequestMeter meter =
                new RequestMeter("/v1beta/models/gemini-3.5-flash:streamGenerateContent");
        assertThat(meter.model()).contains("gemini-3.5-flash");
    }

    @Test
    void knowsNoModelOfABodyThatIsNotJson() {
        RequestMeter meter = new RequestMeter("/v1/responses");
        byte[] body = "--boundary\r\nmodel".getBytes(StandardCharsets.UTF_8);
        meter.feed(body, 0, body.length);
        assertThat(meter.model()).isEmpty();
    }
}
