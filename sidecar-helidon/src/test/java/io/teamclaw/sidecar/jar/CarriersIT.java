package io.teamclaw.sidecar.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.teamclaw.sidecar.testing.SidecarProcess;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar on a machine with one core. */
class CarriersIT {
    private static final int FIRST_THAT_TELLS = 24;

    @TempDir private Path folder;

    @Test
    void virtualThreadsHaveTwoCarriersOnOneCore() throws Exception {
        assumeTrue(Runtime.version().feature() >= FIRST_THAT_TELLS, "jcmd tells since JDK 24");
        assertThat(scheduler("-XX:ActiveProcessorCount=1")).contains("parallelism = 2");
    }

    private String scheduler(String option) throws Exception {
        Path pool = folder.resolve("pool.json");
        TestSidecar.writePool(pool, TestSidecar.POOL);
        try (SidecarProcess sidecar =
                SidecarProcess.start(
                        Map.of("KEY_POOL_FILE", pool.toString(), "SIDECAR_PORT", "0"), option)) {
            sidecar.port();
            return sidecar.jcmd("Thread.vthread_scheduler");
        }
    }
}
