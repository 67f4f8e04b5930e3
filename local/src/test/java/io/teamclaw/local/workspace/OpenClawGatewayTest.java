package io.teamclaw.local.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.keys.KeyPoolFile;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.config.openclaw.ConfigTiers;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.config.testing.TestTools;
import io.teamclaw.lifecycle.gateway.GatewayIdentity;
import io.teamclaw.lifecycle.gateway.OpenClawGateway;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.TaskStatus;
import io.teamclaw.lifecycle.workspaces.WorkspaceGateway.Rest;
import io.teamclaw.local.leash.Leash;
import io.teamclaw.local.openclaw.OpenClawInstall;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real OpenClaw is asked whose it is, and to rest, while it works and while it does not. */
@Timeout(300)
class OpenClawGatewayTest {
    private static final User ADA = user("ada");
    private static final User BOB = user("bob");

    @TempDir Path folder;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final OpenClawGateway gateway = new OpenClawGateway();
    private HttpServer provider;
    private ProcessTaskRuntime runtime;

    @BeforeEach
    void start() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        provider.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        asked.countDown();
                        answer.await();
                        // Shown to the person and not tried again.
                        exchange.sendResponseHeaders(400, -1);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        provider.start();
        runtime = new ProcessTaskRuntime(platform());
    }

    @AfterEach
    void stop() {
        answer.countDown();
        runtime.close();
        provider.stop(0);
    }

    @Test
    void restsOnlyWithoutWorkAndForItsOwner() throws Exception {
        TaskAddress address = startWorkspace();
        assertThat(gateway.answersAs(BOB.id(), address)).isFalse();
        assertThat(gateway.identity(BOB.id(), address)).isEqualTo(GatewayIdentity.FOREIGN);
        assertThat(gateway.rest(BOB, address)).isInstanceOf(Rest.Silent.class);
        assertThat(gateway.answersAs(ADA.id(), address)).isTrue();

        awaitRest(address, new Rest.Resting());
        assertThat(gateway.rest(ADA, address)).isEqualTo(new Rest.Resting());
        assertThat(scheduleAnAnswer(address)).isEqualTo(503);
        assertThat(gateway.answersAs(ADA.id(), address)).isFalse();
        assertThat(gateway.identity(ADA.id(), address)).isEqualTo(GatewayIdentity.THEIRS);

        gateway.resume(ADA, address);
        assertThat(gateway.answersAs(ADA.id(), address)).isTrue();
        assertThat(scheduleAnAnswer(address)).isEqualTo(200);
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        awaitRest(address, new Rest.Busy("an answer is being written, and a scheduled job runs"));
        assertThat(gateway.answersAs(ADA.id(), address)).isTrue();

        answer.countDown();
        awaitRest(address, new Rest.Resting());
    }

    private void awaitRest(TaskAddress address, Rest wanted) {
        Eventually.get(() -> gateway.rest(ADA, address), wanted::equals, Duration.ofMinutes(1));
    }

    private TaskAddress startWorkspace() {
        runtime.provision(ADA);
        TaskRef task = runtime.launch(ADA, "attempt-1");
        TaskStatus status =
                Eventually.get(
                        () -> runtime.status(task),
                        now -> !(now instanceof TaskStatus.Pending),
                        Duration.ofMinutes(4));
        assertThat(status).isInstanceOf(TaskStatus.Ready.class);
        return ((TaskStatus.Ready) status).address();
    }

    /** A job that is due in two seconds; answers with the status of the call. */
    private static int scheduleAnAnswer(TaskAddress address)
            throws IOException, InterruptedException {
        String job =
                """
                {"method": "cron.add", "params": {"name": "greeting", "sessionTarget": "isolated",
                 "wakeMode": "now", "schedule": {"kind": "at", "at": "%s"},
                 "payload": {"kind": "agentTurn", "message": "Say hello"},
                 "delivery": {"mode": "none"}}}"""
                        .formatted(Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS));
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://%s:%d/api/v1/admin/rpc"
                                                .formatted(address.host(), address.port())))
                        .header("Content-Type", "application/json")
                        .header("x-teamclaw-user", ADA.email().value())
                        .header("x-forwarded-for", "192.0.2.10")
                        .header("x-forwarded-proto", "http")
                        .header("x-openclaw-scopes", "operator.admin")
                        .POST(HttpRequest.BodyPublishers.ofString(job))
                        .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private LocalPlatform platform() throws IOException {
        TestTools.npmPackage("openclaw");
        OpenClawInstall installed = new OpenClawInstall(TestTools.npmFolder());
        KeyPoolFile keyPool = new KeyPoolFile(folder.resolve("keys.json"));
        keyPool.update(
                pool ->
                        pool.with(
                                "anthropic",
                                KeyPool.AuthType.API_KEY,
                                PoolKey.ofApiKey("sk-ant-test-0123456789")));
        Path overlay =
                Files.writeString(
                        folder.resolve("providers.yaml"),
                        "providers:\n  anthropic: {base-url: \"http://127.0.0.1:%d\"}\n"
                                .formatted(provider.getAddress().getPort()),
                        StandardCharsets.UTF_8);
        return new LocalPlatform(
                folder.resolve("workspaces"),
                Leash.in(folder.resolve("run")),
                () -> installed,
                TestTools.repositoryRoot().resolve("sidecar-helidon/target/teamclaw-sidecar.jar"),
                Map.of(
                        "KEY_POOL_FILE", keyPool.path().toString(),
                        "SIDECAR_PROVIDERS_FILE", overlay.toString()),
                keyPool,
                ProviderRegistry.builtIn(),
                user -> ConfigTiers.none(),
                URI.create("http://localhost:8080"),
                gateway);
    }

    private static User user(String id) {
        return new User(
                new UserId(id),
                new EmailAddress(id + "@example.com"),
                id,
                Role.EMPLOYEE,
                Team.DEFAULT,
                false,
                Instant.EPOCH,
                1);
    }
}
