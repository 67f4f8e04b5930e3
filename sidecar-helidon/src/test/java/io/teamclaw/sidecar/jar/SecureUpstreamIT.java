package io.teamclaw.sidecar.jar;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.ProviderAnswers;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.SidecarProcess;
import io.teamclaw.sidecar.testing.TestCertificate;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real providers are behind TLS: their certificates are checked, and the calls pass. */
class SecureUpstreamIT {
    private static final String STREAM = "{\"stream\":true}";

    @TempDir private Path folder;
    private TestCertificate certificate;

    @BeforeEach
    void makeCertificate() throws Exception {
        certificate = TestCertificate.of(folder, "localhost");
    }

    @Test
    void streamsFromAProviderWhoseCertificateIsTrusted() throws Exception {
        try (MockUpstream upstream = secure();
                SidecarProcess sidecar = start(upstream.url(), true)) {
            int port = sidecar.port();
            for (int i = 0; i < 3; i++) {
                String answer = RawClient.call(port, "POST /openai/v1/responses", STREAM);
                assertThat(answer).startsWith("HTTP/1.1 200").contains("response.completed");
                assertThat(sidecar.usage().tokens()).isEqualTo(ProviderAnswers.RESPONSES.tokens());
            }
            assertThat(upstream.openConnections()).isEqualTo(1);
        }
    }

    @Test
    void stopsTheProviderWhenTheClientLeaves() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        try (MockUpstream upstream =
                        MockUpstream.startSecure(
                                certificate.serverSockets(),
                                exchange -> {
                                    exchange.request();
                                    exchange.stream();
                                    exchange.chunk("data: first\n\n");
                                    try {
                                        exchange.awaitGone();
                                    } finally { // TLS without its farewell is an exception
                                        stopped.countDown();
                                    }
                                });
                SidecarProcess sidecar = start(upstream.url(), true)) {
            try (RawClient client = new RawClient(sidecar.port())) {
                client.send(RawClient.request("POST /openai/v1/responses", STREAM));
                client.readUntil("first\n\n");
            }
            assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void sendsNoKeyToAProviderWhoseCertificateIsNotTrusted() throws Exception {
        try (MockUpstream upstream = secure();
                SidecarProcess sidecar = start(upstream.url(), false)) {
            String answer = RawClient.call(sidecar.port(), "POST /openai/v1/responses", STREAM);
            assertThat(answer).startsWith("HTTP/1.1 502");
            assertThat(upstream.waiting()).isZero();
        }
    }

    @Test
    void sendsNoKeyToAnotherHostWithATrustedCertificate() throws Exception {
        certificate = TestCertificate.of(folder, "elsewhere.example");
        try (MockUpstream upstream = secure();
                SidecarProcess sidecar = start(upstream.url(), true)) {
            String answer = RawClient.call(sidecar.port(), "POST /openai/v1/responses", STREAM);
            assertThat(answer).startsWith("HTTP/1.1 502");
            assertThat(upstream.waiting()).isZero();
        }
    }

    private MockUpstream secure() throws Exception {
        return MockUpstream.startSecure(certificate.serverSockets(), ProviderAnswers::answer);
    }

    private SidecarProcess start(URI upstream, boolean trusting) throws Exception {
        Path pool = folder.resolve("pool.json");
        TestSidecar.writePool(pool, TestSidecar.POOL);
        Map<String, String> environment =
                Map.of(
                        "KEY_POOL_FILE", pool.toString(),
                        "SIDECAR_PROVIDERS_FILE",
                                TestSidecar.overlay(folder, upstream, "").toString(),
                        "SIDECAR_PORT", "0");
        return trusting
                ? SidecarProcess.start(
                        environment,
                        "-Djavax.net.ssl.trustStore=" + certificate.store(),
                        "-Djavax.net.ssl.trustStorePassword=" + TestCertificate.PASSWORD)
                : SidecarProcess.start(environment);
    }
}
