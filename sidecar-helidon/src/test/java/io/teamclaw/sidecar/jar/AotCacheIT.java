package io.teamclaw.sidecar.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.SidecarProcess;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar with a cache of its own making. */
class AotCacheIT {
    private static final int FIRST_WITH_CACHES = 25;

    @TempDir private Path folder;

    @Test
    void theJarStartsWithTheCacheThatTheScriptMakes() throws Exception {
        assumeTrue(
                Runtime.version().feature() >= FIRST_WITH_CACHES,
                "AOT caches take a JDK 25 or newer");
        ProcessBuilder script =
                new ProcessBuilder(Path.of("aot.sh").toAbsolutePath().toString())
                        .redirectErrorStream(true);
        script.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process making = script.start();
        String said = new String(making.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(making.waitFor()).as(said).isZero();

        Path pool = folder.resolve("pool.json");
        TestSidecar.writePool(pool, TestSidecar.POOL);
        Path cache = Path.of("target/teamclaw-sidecar.aot").toAbsolutePath();
        try (SidecarProcess sidecar =
                SidecarProcess.start(
                        Map.of("KEY_POOL_FILE", pool.toString(), "SIDECAR_PORT", "0"),
                        "-XX:AOTCache=" + cache,
                        "-XX:AOTMode=on")) { // without it, a cache that does not fit is left out
            assertThat(RawClient.call(sidecar.port(), "GET /ready", "")).startsWith("HTTP/1.1 200");
        }
    }
}
