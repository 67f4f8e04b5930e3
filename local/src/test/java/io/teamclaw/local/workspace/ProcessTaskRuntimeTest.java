package io.teamclaw.local.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.keys.KeyPoolFile;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.config.openclaw.ConfigTiers;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.config.testing.TestTools;
import io.teamclaw.lifecycle.gateway.OpenClawGateway;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.StartPhase;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.TaskStatus;
import io.teamclaw.local.leash.Leash;
import io.teamclaw.local.openclaw.OpenClawInstall;
import io.teamclaw.local.openclaw.OpenClawInstallException;
import io.teamclaw.local.testing.Processes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the real OpenClaw and the real sidecar. */
@Timeout(300)
class ProcessTaskRuntimeTest {
    private static final User ADA =
            new User(
                    new UserId("ada"),
                    new EmailAddress("ada@example.com"),
                    "Ada",
                    Role.EMPLOYEE,
                    Team.DEFAULT,
                    false,
                    Instant.EPOCH,
                    1);

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;
    private Optional<ProcessTaskRuntime> started = Optional.empty();

    @AfterEach
    void stopAll() {
        started.ifPresent(ProcessTaskRuntime::close);
        assertThat(processesOfTheWorkspace()).isEmpty();
    }

    @Test
    void bringsOpenClawUpAndNoticesThatItCrashed() throws Exception {
        ProcessTaskRuntime runtime = runtime(this::installed, ConfigTiers.none());
        CompletableFuture<String> ended = new CompletableFuture<>();
        runtime.provision(ADA);
        TaskRef task = runtime.launch(ADA, "attempt-1");
        runtime.tell((owner, ref, how) -> ended.complete(ref.equals(task) ? how.cause() : "other"));
        assertThat(runtime.launch(ADA, "attempt-1")).isEqualTo(task);
        awaitStatus(runtime, task, TaskStatus.Ready.class::isInstance);
        assertThat(gateways()).hasSize(1);

        gateways().forEach(ProcessHandle::destroyForcibly);

        assertThat(ended.get(60, TimeUnit.SECONDS)).contains("OpenClaw ended unexpectedly");
        assertThat(runtime.status(task)).isInstanceOf(TaskStatus.Gone.class);
    }

    @Test
    void stopsGracefullyAndMayBeAskedTwice() throws Exception {
        ProcessTaskRuntime runtime = runtime(this::installed, ConfigTiers.none());
        CompletableFuture<String> ended = new CompletableFuture<>();
        runtime.tell((owner, ref, how) -> ended.complete(how.cause()));
        TaskRef task = runtime.launch(ADA, "attempt-1");
        awaitStatus(
                runtime, task, status -> status.equals(new TaskStatus.Pending(StartPhase.GATEWAY)));

        runtime.stop(task, Duration.ofSeconds(20));
        runtime.stop(task, Duration.ofSeconds(20));

        assertThat(runtime.status(task)).isInstanceOf(TaskStatus.Gone.class);
        assertThat(processesOfTheWorkspace()).isEmpty();
        assertThat(ended).isNotDone();
    }

    @Test
    void givesTheAgentItsMergedConfigurationAndBootstrapFiles() throws Exception {
        ObjectNode company = JSON.createObjectNode();
        company.putObject("agents").putObject("defaults").put("timeoutSeconds", 120);
        ConfigTiers none = ConfigTiers.none();
        ConfigTiers tiers =
                new ConfigTiers(
                        company,
                        none.team(),
                        none.user(),
                        new ConfigTiers.Bootstrap(
                                Map.of("SOUL.md", "Be kind."),
                                Map.of(),
                                Map.of("SOUL.md", "Call me Ada.")));
        ProcessTaskRuntime runtime = runtime(this::installed, tiers);

        TaskRef task = runtime.launch(ADA, "attempt-1");
        awaitStatus(
                runtime, task, status -> status.equals(new TaskStatus.Pending(StartPhase.GATEWAY)));

        Path root = folder.resolve("workspaces/ada");
        JsonNode config = JSON.readTree(root.resolve("openclaw.json").toFile());
        assertThat(config.at("/agents/defaults/timeoutSeconds").asInt()).isEqualTo(120);
        assertThat(config.at("/gateway/controlUi/basePath").asText()).isEqualTo("/u/ada");
        assertThat(root.resolve("home/.openclaw/workspace/SOUL.md"))
                .content()
                .containsSubsequence("Be kind.", "Call me Ada.");
    }

    @Test
    void takesTheModelsOfTheProvidersThatHaveKeysNow() throws Exception {
        ProcessTaskRuntime runtime = runtime(this::installed, ConfigTiers.none());
        runtime.launch(ADA, "attempt-1");
        Path config = folder.resolve("workspaces/ada/openclaw.json");
        Eventually.get(() -> Files.exists(config), exists -> exists);
        assertThat(primaryModel(config)).startsWith("anthropic/");

        new KeyPoolFile(folder.resolve("keys.json"))
                .update(
                        pool ->
                                pool.with(
                                        "openai",
                                        KeyPool.AuthType.API_KEY,
                                        PoolKey.ofApiKey("sk-test-0123456789abcdef")));
        runtime.refreshConfigs();

        assertThat(primaryModel(config)).startsWith("openai/");
    }

    @Test
    void saysThatTheKeyPoolCannotBeRead() throws Exception {
        ProcessTaskRuntime runtime = runtime(this::installed, ConfigTiers.none());
        Path pool = Files.writeString(folder.resolve("keys.json"), "{\"providers\":");
        Files.setPosixFilePermissions(pool, PosixFilePermissions.fromString("rw-------"));

        TaskRef task = runtime.launch(ADA, "attempt-1");

        assertThat(gone(runtime, task)).contains("The workspace does not start");
    }

    @Test
    void saysWhyAConfigurationCannotStart() throws Exception {
        ObjectNode unknown = JSON.createObjectNode().put("noSuchSetting", 1);
        ConfigTiers none = ConfigTiers.none();
        ConfigTiers tiers = new ConfigTiers(unknown, none.team(), none.user(), none.bootstrap());
        ProcessTaskRuntime runtime = runtime(this::installed, tiers);

        TaskRef task = runtime.launch(ADA, "attempt-1");

        assertThat(gone(runtime, task))
                .contains("OpenClaw does not accept its configuration", "noSuchSetting");
    }

    @Test
    void saysWhyOpenClawCouldNotBeInstalled() throws Exception {
        ProcessTaskRuntime runtime =
                runtime(
                        () -> {
                            throw new OpenClawInstallException("npm is not on the PATH");
                        },
                        ConfigTiers.none());

        TaskRef task = runtime.launch(ADA, "attempt-1");

        assertThat(gone(runtime, task)).isEqualTo("npm is not on the PATH");
    }

    @Test
    void knowsNothingOfATaskOfAnEarlierRun() {
        ProcessTaskRuntime runtime = runtime(this::installed, ConfigTiers.none());

        assertThat(runtime.status(new TaskRef("local-before")))
                .isEqualTo(
                        new TaskStatus.Gone(
                                FailureKind.INTERRUPTED, "TeamClaw was restarted on this machine"));
    }

    @Test
    void removesFilesOnlyWhereItIsAskedTo() throws Exception {
        ProcessTaskRuntime runtime = runtime(this::installed, ConfigTiers.none());
        runtime.provision(ADA);
        Path file = folder.resolve("workspaces/ada/home/kept");
        Files.createFile(file);

        runtime.deprovision(ADA.id(), false);
        assertThat(file).exists();
        runtime.deprovision(ADA.id(), true);
        runtime.deprovision(ADA.id(), true);

        assertThat(folder.resolve("workspaces/ada")).doesNotExist();
    }

    private ProcessTaskRuntime runtime(Supplier<OpenClawInstall> openClaw, ConfigTiers tiers) {
        KeyPoolFile keyPool = new KeyPoolFile(folder.resolve("keys.json"));
        ProcessTaskRuntime runtime =
                new ProcessTaskRuntime(
                        new LocalPlatform(
                                folder.resolve("workspaces"),
                                Leash.in(folder.resolve("run")),
                                openClaw,
                                TestTools.repositoryRoot()
                                        .resolve("sidecar-helidon/target/teamclaw-sidecar.jar"),
                                Map.of("KEY_POOL_FILE", keyPool.path().toString()),
                                keyPool,
                                ProviderRegistry.builtIn(),
                                user -> tiers,
                                URI.create("http://localhost:8080"),
                                new OpenClawGateway()));
        started = Optional.of(runtime);
        return runtime;
    }

    private OpenClawInstall installed() {
        TestTools.npmPackage("openclaw");
        return new OpenClawInstall(TestTools.npmFolder());
    }

    private static String primaryModel(Path config) throws IOException {
        return JSON.readTree(config.toFile()).at("/agents/defaults/model/primary").asText();
    }

    private static String gone(ProcessTaskRuntime runtime, TaskRef task) {
        TaskStatus status = awaitStatus(runtime, task, TaskStatus.Gone.class::isInstance);
        return ((TaskStatus.Gone) status).cause();
    }

    private static TaskStatus awaitStatus(
            ProcessTaskRuntime runtime, TaskRef task, Predicate<TaskStatus> wanted) {
        TaskStatus status =
                Eventually.get(
                        () -> runtime.status(task),
                        now -> wanted.test(now) || now instanceof TaskStatus.Gone,
                        Duration.ofMinutes(4));
        assertThat(status).matches(wanted);
        return status;
    }

    private List<ProcessHandle> gateways() {
        return Processes.whose(command -> command.startsWith("openclaw-gateway"));
    }

    private List<ProcessHandle> processesOfTheWorkspace() {
        return Processes.whose(
                command ->
                        command.startsWith("openclaw-gateway")
                                || command.contains(folder.toString()));
    }
}
