package io.teamclaw.local.workspace;

import io.teamclaw.config.keys.KeyPoolFile;
import io.teamclaw.config.openclaw.ConfigTiers;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.config.testing.TestTools;
import io.teamclaw.lifecycle.gateway.OpenClawGateway;
import io.teamclaw.lifecycle.testing.TaskRuntimeContract;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.TaskRuntime;
import io.teamclaw.local.leash.Leash;
import io.teamclaw.local.openclaw.OpenClawInstall;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the real OpenClaw and the real sidecar, one of which comes up to its end. */
@Timeout(300)
class ProcessTaskRuntimeContractTest extends TaskRuntimeContract {
    @TempDir Path folder;
    private ProcessTaskRuntime runtime;

    @BeforeEach
    void start() throws IOException {
        TestTools.npmPackage("openclaw");
        KeyPoolFile keyPool = new KeyPoolFile(folder.resolve("keys.json"));
        runtime =
                new ProcessTaskRuntime(
                        new LocalPlatform(
                                folder.resolve("workspaces"),
                                Leash.in(folder.resolve("run")),
                                () -> new OpenClawInstall(TestTools.npmFolder()),
                                TestTools.repositoryRoot()
                                        .resolve("sidecar-helidon/target/teamclaw-sidecar.jar"),
                                Map.of("KEY_POOL_FILE", keyPool.path().toString()),
                                keyPool,
                                ProviderRegistry.builtIn(),
                                user -> ConfigTiers.none(),
                                URI.create("http://localhost:8080"),
                                new OpenClawGateway()));
    }

    @AfterEach
    void stop() {
        runtime.close();
    }

    @Override
    protected TaskRuntime runtime() {
        return runtime;
    }

    @Override
    protected TaskRef unknown() {
        return new TaskRef("local-before");
    }
}
