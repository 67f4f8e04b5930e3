package io.teamclaw.sidecar.jar;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.SidecarProcess;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartAndStopIT {
    /** Of every provider: a micro-dollar for each token. */
    private static final String PRICED =
            "    models: {gpt-5.4: {name: GPT, price: {input: 1, output: 1, cache-read: 1,"
                    + " cache-write: 1, as-of: 2026-11-20, source: ours}}}\n";

    @TempDir private Path folder;
    private Map<String, String> environment;

    @BeforeEach
    void prepare() throws IOException {
        Path pool = folder.resolve("pool.json");
        TestSidecar.writePool(pool, TestSidecar.POOL);
        environment = new HashMap<>(Map.of("KEY_POOL_FILE", pool.toString(), "SIDECAR_PORT", "0"));
    }

    @Test
    void startsWithNothingButItsEnvironment() throws Exception {
        try (SidecarProcess sidecar = SidecarProcess.start(environment)) {
            int port = sidecar.port();
            assertThat(RawClient.call(port, "GET /health", "")).contains("{\"status\":\"ok\"}");
            assertThat(RawClient.call(port, "GET /ready", "")).contains("\"anthropic\"");
        }
    }

    @Test
    void saysInOneLineWhatIsWrongWithItsEnvironment() throws Exception {
        environment.remove("KEY_POOL_FILE");
        assertRefused("KEY_POOL_FILE");
        environment.put("KEY_POOL_FILE", "pool.json");
        environment.put("SIDECAR_HOST", "0.0.0.0");
        assertRefused("SIDECAR_HOST");
        environment.remove("SIDECAR_HOST");
        Path providers = Files.writeString(folder.resolve("p.yaml"), "providers: [1]");
        environment.put("SIDECAR_PROVIDERS_FILE", providers.toString());
        assertRefused("SIDECAR_PROVIDERS_FILE");
        environment.put("SIDECAR_PROVIDERS_FILE", folder.resolve("absent").toString());
        assertRefused("SIDECAR_PROVIDERS_FILE");
    }

    @Test
    void saysWhichBuildItIs() throws Exception {
        try (SidecarProcess sidecar = SidecarProcess.run(environment, "--version")) {
            assertThat(sidecar.exitCode()).isZero();
            assertThat(sidecar.output())
                    .singleElement()
                    .asString()
                    .matches("TeamClaw sidecar \\S+ \\(([0-9a-f]{12}|unknown)\\), Java .+");
        }
    }

    @Test
    void checksItsEnvironmentWithoutStarting() throws Exception {
        try (SidecarProcess sidecar = SidecarProcess.run(environment, "--check")) {
            assertThat(sidecar.exitCode()).isZero();
            assertThat(sidecar.output())
                    .contains("settings: good", "keys: anthropic 1 of 1 usable")
                    .noneMatch(line -> line.contains(TestSidecar.ANTHROPIC_KEY));
        }
        environment.put("SIDECAR_PORT", "http");
        try (SidecarProcess sidecar = SidecarProcess.run(environment, "--check")) {
            assertThat(sidecar.exitCode()).isEqualTo(2);
            assertThat(sidecar.output()).singleElement().asString().contains("SIDECAR_PORT");
        }
    }

    @Test
    void logsJsonWhereItIsToldTo() throws Exception {
        environment.put("SIDECAR_LOG", "json");
        try (SidecarProcess sidecar = SidecarProcess.start(environment)) {
            sidecar.port();
            assertThat(sidecar.output())
                    .allMatch(line -> line.startsWith("{\"time\":\"") && line.endsWith("}"));
        }
    }

    @Test
    void readsProvidersAgainAtASignalWithoutAnEndToCalls() throws Exception {
        try (MockUpstream upstream = MockUpstream.speakingAllFormats()) {
            Path overlay = TestSidecar.overlay(folder, URI.create("http://localhost:1"), "");
            environment.put("SIDECAR_PROVIDERS_FILE", overlay.toString());
            try (SidecarProcess sidecar = SidecarProcess.start(environment)) {
                int port = sidecar.port();
                FileTime before = Files.getLastModifiedTime(overlay);
                TestSidecar.overlay(folder, upstream.url(), PRICED);
                Files.setLastModifiedTime(overlay, FileTime.fromMillis(before.toMillis() + 5_000));
                sidecar.signal("HUP");
                sidecar.awaitLog("The providers were read anew");
                assertThat(RawClient.call(port, "POST /openai/v1/responses", "{}"))
                        .startsWith("HTTP/1.1 200");
                UsageRow row = sidecar.usage();
                assertThat(row.costMicros()).hasValue(row.tokens().total());
            }
        }
    }

    private void assertRefused(String variable) throws Exception {
        try (SidecarProcess sidecar = SidecarProcess.start(environment)) {
            assertThat(sidecar.exitCode()).isEqualTo(2);
            assertThat(sidecar.output()).singleElement().asString().contains(variable);
        }
    }

    @Test
    void saysInOneLineThatItsPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.put("SIDECAR_PORT", String.valueOf(taken.getLocalPort()));
            try (SidecarProcess sidecar = SidecarProcess.start(environment)) {
                assertThat(sidecar.exitCode()).isEqualTo(1);
                assertThat(sidecar.output())
                        .singleElement()
                        .asString()
                        .contains("SIDECAR_PORT", "in use");
            }
        }
    }

    @Test
    void letsACallEndBeforeItStops() throws Exception {
        CountDownLatch stopping = new CountDownLatch(1);
        try (MockUpstream upstream =
                MockUpstream.start(
                        exchange -> {
                            exchange.request();
                            exchange.stream();
                            exchange.chunk("data: first\n\n");
                            assertThat(stopping.await(20, TimeUnit.SECONDS)).isTrue();
                            exchange.chunk("data: last\n\n");
                            exchange.end();
                        })) {
            environment.put(
                    "SIDECAR_PROVIDERS_FILE",
                    TestSidecar.overlay(folder, upstream.url(), "").toString());
            try (SidecarProcess sidecar = SidecarProcess.start(environment);
                    RawClient client = new RawClient(sidecar.port())) {
                client.send(RawClient.request("POST /openai/v1/responses", "{}"));
                client.readUntil("first\n\n");
                sidecar.terminate();
                stopping.countDown();
                client.readUntil("last\n\n\r\n0\r\n\r\n");
                assertThat(sidecar.usage().ending()).isEqualTo(Ending.COMPLETED);
                assertThat(sidecar.exitCode()).isZero();
            }
        }
    }

    @Test
    void cutsACallThatDoesNotEnd() throws Exception {
        environment.put("SIDECAR_STOP_SECONDS", "1");
        try (MockUpstream upstream =
                MockUpstream.start(
                        exchange -> {
                            exchange.request();
                            exchange.stream();
                            exchange.chunk("data: first\n\n");
                            exchange.awaitGone();
                        })) {
            environment.put(
                    "SIDECAR_PROVIDERS_FILE",
                    TestSidecar.overlay(folder, upstream.url(), "").toString());
            try (SidecarProcess sidecar = SidecarProcess.start(environment);
                    RawClient client = new RawClient(sidecar.port())) {
                client.send(RawClient.request("POST /openai/v1/responses", "{}"));
                client.readUntil("first\n\n");
                sidecar.terminate();
                assertThat(client.rest()).doesNotContain("\r\n0\r\n");
                assertThat(sidecar.usage().ending()).isEqualTo(Ending.CLIENT_GONE);
                assertThat(sidecar.exitCode()).isZero();
            }
        }
    }

    @Test
    void takesABodyOfSeveralTimesItsHeap() throws Exception {
        long size = 300_000_000;
        try (MockUpstream upstream =
                MockUpstream.start(
                        exchange -> {
                            long[] arrived = new long[1];
                            exchange.readBody((bytes, length) -> arrived[0] += length);
                            exchange.answer(200, "text/plain", "got " + arrived[0]);
                        })) {
            environment.put(
                    "SIDECAR_PROVIDERS_FILE",
                    TestSidecar.overlay(folder, upstream.url(), "").toString());
            try (SidecarProcess sidecar = SidecarProcess.start(environment);
                    RawClient client = new RawClient(sidecar.port())) {
                client.send(
                        "POST /openai/v1/responses HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                                + size
                                + "\r\n\r\n");
                byte[] piece = new byte[1_000_000];
                for (long sent = 0; sent < size; sent += piece.length) {
                    client.send(piece, 0, piece.length);
                }
                client.readUntil("got " + size);
            }
        }
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        try (SidecarProcess sidecar = SidecarProcess.start(environment)) {
            int port = sidecar.port();
            InetAddress own = InetAddress.getLocalHost();
            if (!own.isLoopbackAddress()) {
                assertThat(canConnect(own, port)).isFalse();
            }
            assertThat(canConnect(InetAddress.getByName("127.0.0.1"), port)).isTrue();
        }
    }

    private static boolean canConnect(InetAddress address, int port) {
        try (Socket socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
