package io.teamclaw.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads when the platform cannot start: one line, and an exit code. */
@Timeout(120)
class LauncherComplaintsIT {
    @TempDir Path folder;

    @Test
    void aSettingThatMakesNoSense() throws Exception {
        assertComplaint(Map.of("TEAMCLAW_PORT", "http"), 2, "TEAMCLAW_PORT must be a port number");
    }

    @Test
    void aPortInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertComplaint(
                    Map.of("TEAMCLAW_PORT", port), 1, "Port " + port + " is in use or not allowed");
        }
    }

    @Test
    void aFolderThatCannotBeWritten() throws Exception {
        Path file = Files.createFile(folder.resolve("a-file"));

        assertComplaint(
                Map.of("TEAMCLAW_DATA", file.resolve("data").toString()), 1, "cannot be written");
    }

    private void assertComplaint(Map<String, String> environment, int exitCode, String line)
            throws Exception {
        try (LauncherProcess launcher =
                LauncherProcess.start(folder.resolve("data"), environment)) {
            assertThat(launcher.awaitEnd()).isEqualTo(exitCode);
            assertThat(launcher.awaitConsoleEnd()).singleElement().asString().contains(line);
        }
    }
}
