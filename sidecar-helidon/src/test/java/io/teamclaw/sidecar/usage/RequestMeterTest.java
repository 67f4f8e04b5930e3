package io.teamclaw.sidecar.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
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
    void countsTextOfAnyLength() {
        String text = "All of it, \\u00fc too. ".repeat(20_000);
        assertThat(textBytes("{\"content\":\"" + text + "\"}")).isEqualTo(14 + text.length());
        assertThat(textBytes("{\"content\":\"" + text)).isEqualTo(12 + text.length());
        String late = "x".repeat(100_000) + " and text after all";
        assertThat(textBytes("[\"" + late + "\"]")).isEqualTo(4 + late.length());
    }

    @Test
    void countsEncodedDataInPartOnly() {
        String picture = "iVBORw0KGgo/+AB=".repeat(100_000);
        for (String each : List.of(picture, "data:image/png;base64," + picture)) {
            String json = "{\"a\":\"" + each + "\",\"text\":\"" + "word ".repeat(20_000) + "\"}";
            assertThat(textBytes(json)).isBetween(164_000L, 170_000L);
        }
    }

    @Test
    void keepsNoFieldNames() {
        RequestMeter meter = new RequestMeter("/v1/responses");
        long before = used();
        feed(meter, "{");
        for (int i = 0; i < 3_000; i++) {
            feed(meter, "\"" + i + "x".repeat(10_000) + "\":1,");
        }
        assertThat(used() - before).isLessThan(10_000_000);
        feed(meter, "\"model\":\"m\"}");
        assertThat(meter.model()).contains("m");
    }

    private static void feed(RequestMeter meter, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        meter.feed(bytes, 0, bytes.length);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static long textBytes(String json) {
        RequestMeter meter = new RequestMeter("/v1/responses");
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at += 4096) {
            meter.feed(bytes, at, Math.min(4096, bytes.length - at));
        }
        return meter.textBytes();
    }

    @Test
    void knowsNoModelOfABodyThatIsNotJson() {
        RequestMeter meter = new RequestMeter("/v1/responses");
        byte[] body = "--boundary\r\nmodel".getBytes(StandardCharsets.UTF_8);
        meter.feed(body, 0, body.length);
        assertThat(meter.model()).isEmpty();
    }
}
