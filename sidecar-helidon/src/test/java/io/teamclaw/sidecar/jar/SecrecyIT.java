package io.teamclaw.sidecar.jar;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.SidecarProcess;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No key leaves the process but to its provider, whatever goes wrong. */
class SecrecyIT {
    private static final List<String> SECRETS =
            List.of(TestSidecar.ANTHROPIC_KEY, TestSidecar.OPENAI_KEY, TestSidecar.GOOGLE_KEY);

    private static final String SAID = "what-was-said-0815-in-confidence";
    private static final String DUMMY = "dummy-key-0815-of-the-agent";

    @TempDir private Path folder;

    @Test
    void neitherOutputNorAnswersHoldAKey() throws Exception {
        List<String> answers = new ArrayList<>();
        try (MockUpstream upstream =
                MockUpstream.start(
                        exchange -> {
                            String target = exchange.request().target();
                            if (target.contains("401")) {
                                String echo = String.join(" ", exchange.head().headerLines());
                                exchange.answer(401, "text/plain", echo);
                            } else if (target.contains("cut")) {
                                exchange.cut();
                            } else if (target.contains("garbage")) {
                                exchange.raw("not HTTP at all\r\n\r\n");
                            } else {
                                exchange.answer(200, "application/json", "{\"model\":\"m\"}");
                            }
                        })) {
            Path pool = folder.resolve("pool.json");
            TestSidecar.writePool(pool, TestSidecar.POOL);
            Path overlay = TestSidecar.overlay(folder, upstream.url(), "");
            try (SidecarProcess sidecar =
                    SidecarProcess.start(
                            Map.of(
                                    "KEY_POOL_FILE", pool.toString(),
                                    "SIDECAR_PROVIDERS_FILE", overlay.toString(),
                                    "SIDECAR_PORT", "0"))) {
                int port = sidecar.port();
                for (String provider : List.of("anthropic/v1", "openai/v1", "google/v1beta")) {
                    for (String model : List.of("fine", "garbage", "cut", "401")) {
                        String target = "/" + provider + "/models/" + model;
                        answers.add(RawClient.call(port, "GET " + target, ""));
                    }
                }
                answers.add(RawClient.call(port, "GET /ready", ""));
                TestSidecar.writePool(pool, TestSidecar.POOL.replace("{\"providers\"", "{\"p\""));
                answers.add(RawClient.call(port, "GET /openai/v1/models", ""));
                answers.add(RawClient.call(port, "GET /ready", ""));
                sidecar.terminate();
                sidecar.exitCode();
                for (String secret : SECRETS) {
                    assertThat(sidecar.output()).noneMatch(line -> line.contains(secret));
                    assertThat(answers).noneMatch(answer -> answer.contains(secret));
                }
                // It did say something: a line for each trouble, a usage line for each call.
                assertThat(sidecar.output()).hasSizeGreaterThan(15);
            }
        }
    }

    /**
     * Of each key the pool's own copy is left, for the next call. No other is: none in buffers,
     * headers or what was read from the file. Nothing is left of what the agent said.
     */
    @Test
    void afterCallsMemoryHoldsTheKeysOfThePoolAloneAndNotWhatWasSaid() throws Exception {
        try (MockUpstream upstream = MockUpstream.speakingAllFormats()) {
            Path pool = folder.resolve("pool.json");
            TestSidecar.writePool(pool, TestSidecar.POOL);
            Path overlay = TestSidecar.overlay(folder, upstream.url(), "");
            try (SidecarProcess sidecar =
                    SidecarProcess.start(
                            Map.of(
                                    "KEY_POOL_FILE", pool.toString(),
                                    "SIDECAR_PROVIDERS_FILE", overlay.toString(),
                                    "SIDECAR_PORT", "0"))) {
                int port = sidecar.port();
                String body = "{\"model\":\"m\",\"stream\":true,\"said\":\"" + SAID + "\"}";
                for (String call :
                        List.of(
                                "POST /anthropic/v1/messages",
                                "POST /openai/v1/responses",
                                "POST /openai/v1/chat/completions",
                                "POST /google/v1beta/models/gemini-3.5-flash:generateContent",
                                "POST /openai/v1/nothing")) {
                    RawClient.call(port, call, body, "Authorization: Bearer " + DUMMY);
                }
                Path dump = folder.resolve("heap.hprof");
                sidecar.dumpHeap(dump);
                byte[] heap = Files.readAllBytes(dump);
                for (String secret : SECRETS) {
                    assertThat(times(secret, heap)).as("copies of %s", secret).isEqualTo(1);
                }
                assertThat(times(SAID, heap)).as("copies of what was said").isZero();
                assertThat(times(DUMMY, heap)).as("copies of the dummy key").isZero();
            }
        }
    }

    private static int times(String text, byte[] in) {
        byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
        int times = 0;
        for (int i = 0; i <= in.length - wanted.length; i++) {
            if (in[i] == wanted[0]
                    && Arrays.equals(in, i, i + wanted.length, wanted, 0, wanted.length)) {
                times++;
            }
        }
        return times;
    }
}
