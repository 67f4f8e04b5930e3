package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.ProviderAnswers;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.TestCertificate;
import io.teamclaw.sidecar.testing.TestProxy;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Companies that have an authority of their own, or let nobody out but through a proxy. */
class PrivateNetworkTest {
    private static final String CALL = "POST /openai/v1/responses";
    private static final String STREAM = "{\"stream\":true}";
    private static final String HOST = "provider.example";

    @TempDir private Path folder;

    @Test
    void aProviderWithACertificateOfTheCompanysAuthorityIsTrusted() throws Exception {
        TestCertificate certificate = TestCertificate.of(folder, "localhost");
        try (MockUpstream upstream = secure(certificate);
                TestSidecar sidecar =
                        start(
                                upstream.url(),
                                Map.of("SIDECAR_CA_FILE", certificate.pem().toString()))) {
            for (int i = 0; i < 3; i++) {
                assertThat(RawClient.call(sidecar.port(), CALL, STREAM))
                        .startsWith("HTTP/1.1 200")
                        .contains("response.completed");
            }
            assertThat(upstream.connectionsMade()).isEqualTo(1);
        }
    }

    @Test
    void oneOfAnotherAuthorityIsNotAndGetsNoKey() throws Exception {
        try (MockUpstream upstream = secure(TestCertificate.of(folder, "localhost"));
                TestSidecar sidecar = start(upstream.url(), Map.of())) {
            assertUntrusted(sidecar, upstream);
        }
    }

    @Test
    void oneForAnotherNameIsNotAndGetsNoKey() throws Exception {
        TestCertificate certificate = TestCertificate.of(folder, "elsewhere.example");
        try (MockUpstream upstream = secure(certificate);
                TestSidecar sidecar =
                        start(
                                upstream.url(),
                                Map.of("SIDECAR_CA_FILE", certificate.pem().toString()))) {
            assertUntrusted(sidecar, upstream);
        }
    }

    @Test
    void itsCallGoesToTheMappedProviderAfterOneTry() throws Exception {
        try (MockUpstream untrusted = secure(TestCertificate.of(folder, "localhost"));
                MockUpstream mapped = MockUpstream.speakingAllFormats()) {
            Path overlay =
                    Files.writeString(
                            folder.resolve("mapped.yaml"),
                            "providers: {anthropic: {base-url: \"%s\", fallbacks: {m: anthropic-token/m}}}"
                                    .formatted(untrusted.url()));
            ProviderRegistry registry =
                    ProviderRegistry.builtIn()
                            .withOverlay(TestSidecar.overlay(folder, mapped.url(), ""))
                            .withOverlay(overlay);
            try (TestSidecar sidecar = TestSidecar.startWithRegistry(folder, registry, Map.of())) {
                String body = "{\"model\":\"m\"}";
                assertThat(RawClient.call(sidecar.port(), "POST /anthropic/v1/messages", body))
                        .startsWith("HTTP/1.1 200");
                assertThat(untrusted.connectionsMade()).isEqualTo(1);
                mapped.next();
                assertThat(mapped.waiting()).isZero();
                UsageRow row = sidecar.usage().next();
                assertThat(row.ending()).isEqualTo(Ending.FAILED_OVER);
                assertThat(row.tried()).hasSize(1);
                assertThat(sidecar.usage().waiting()).isZero();
            }
        }
    }

    @Test
    void aProxyTunnelsWhatIsEncryptedAndSeesNoKey() throws Exception {
        TestCertificate certificate = TestCertificate.of(folder, HOST);
        try (MockUpstream upstream = secure(certificate);
                TestProxy proxy = TestProxy.start(upstream.url().getPort(), "HTTP/1.1 200 Yes");
                TestSidecar sidecar =
                        start(
                                URI.create("https://" + HOST),
                                Map.of(
                                        "SIDECAR_CA_FILE",
                                        certificate.pem().toString(),
                                        "SIDECAR_HTTP_PROXY",
                                        "http://me:pass%20word@localhost:" + proxy.port()))) {
            for (int i = 0; i < 2; i++) {
                assertThat(RawClient.call(sidecar.port(), CALL, STREAM))
                        .startsWith("HTTP/1.1 200")
                        .contains("response.completed");
            }
            String credentials = Base64.getEncoder().encodeToString("me:pass word".getBytes());
            assertThat(proxy.heads())
                    .singleElement()
                    .asString()
                    .startsWith("CONNECT " + HOST + ":443 HTTP/1.1\r\nhost: " + HOST + ":443\r\n")
                    .contains("proxy-authorization: Basic " + credentials + "\r\n")
                    .doesNotContain(TestSidecar.OPENAI_KEY);
            assertThat(upstream.next().header("proxy-authorization")).isEmpty();
        }
    }

    @Test
    void aProxyIsToldWhereToWithPlainCalls() throws Exception {
        try (MockUpstream upstream = MockUpstream.speakingAllFormats();
                TestProxy proxy = TestProxy.start(upstream.url().getPort(), "");
                TestSidecar sidecar =
                        start(
                                URI.create("http://" + HOST + ":81"),
                                Map.of("SIDECAR_HTTP_PROXY", "http://localhost:" + proxy.port()))) {
            assertThat(RawClient.call(sidecar.port(), CALL, "{}")).startsWith("HTTP/1.1 200");
            assertThat(proxy.heads())
                    .singleElement()
                    .asString()
                    .startsWith("POST http://" + HOST + ":81/v1/responses HTTP/1.1\r\n")
                    .contains("host: " + HOST + ":81\r\n");
        }
    }

    @Test
    void aProxyThatRefusesIsNamedWithoutItsPassword() throws Exception {
        try (MockUpstream upstream = MockUpstream.speakingAllFormats();
                TestProxy proxy =
                        TestProxy.start(
                                upstream.url().getPort(), "HTTP/1.1 407 Who\r\ncontent-length: 0");
                TestSidecar sidecar =
                        start(
                                URI.create("https://" + HOST),
                                Map.of(
                                        "SIDECAR_HTTP_PROXY",
                                        "http://me:password@localhost:" + proxy.port()))) {
            assertThat(RawClient.call(sidecar.port(), CALL, "{}"))
                    .startsWith("HTTP/1.1 502")
                    .doesNotContain("password");
            assertThat(sidecar.usage().next().ending()).isEqualTo(Ending.UPSTREAM_RESET);
            assertThat(sidecar.load().attempts()).isZero();
        }
    }

    @Test
    void thisMachineAndListedHostsAreReachedWithoutTheProxy() throws Exception {
        try (MockUpstream upstream = MockUpstream.speakingAllFormats();
                TestSidecar sidecar =
                        start(upstream.url(), Map.of("SIDECAR_HTTP_PROXY", "http://localhost:1"))) {
            assertThat(RawClient.call(sidecar.port(), CALL, "{}")).startsWith("HTTP/1.1 200");
        }
    }

    private void assertUntrusted(TestSidecar sidecar, MockUpstream upstream) throws Exception {
        assertThat(RawClient.call(sidecar.port(), CALL, STREAM))
                .startsWith("HTTP/1.1 502")
                .contains("teamclaw_upstream_untrusted");
        assertThat(upstream.waiting()).isZero();
        assertThat(upstream.connectionsMade()).as("it fails at once").isEqualTo(1);
        UsageRow row = sidecar.usage().next();
        assertThat(row.ending()).isEqualTo(Ending.UPSTREAM_RESET);
        assertThat(row.status()).isEqualTo(502);
        assertThat(row.tried()).isEmpty();
        assertThat(sidecar.usage().waiting()).isZero();
    }

    private static MockUpstream secure(TestCertificate certificate) throws Exception {
        return MockUpstream.startSecure(certificate.serverSockets(), ProviderAnswers::answer);
    }

    private TestSidecar start(URI upstream, Map<String, String> variables) throws Exception {
        return TestSidecar.start(folder, upstream, variables);
    }
}
