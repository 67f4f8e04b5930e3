package io.teamclaw.local.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.logs.WorkspaceLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLogsTest {
    private static final UserId ADA = new UserId("ada");
    @TempDir private Path workspaces;

    @Test
    void bothLogsComeInTheOrderOfTheirTimes() throws IOException {
        Instant first = Instant.parse("2026-11-22T10:00:00.500Z");
        write("gateway.log", first + " [gateway] starts\n  with an agent\n");
        write(
                "sidecar.log",
                LocalDateTime.ofInstant(first.minusSeconds(1), ZoneId.systemDefault())
                        + " INFO The sidecar listens; key sk-ant-api03-secretsecret\n");

        assertThat(new FileLogs(workspaces).latest(ADA, 10))
                .containsExactly(
                        new WorkspaceLogs.Line(
                                Optional.of(first.minusSeconds(1)),
                                "sidecar",
                                "INFO The sidecar listens; key [masked]"),
                        new WorkspaceLogs.Line(Optional.of(first), "openclaw", "[gateway] starts"),
                        new WorkspaceLogs.Line(Optional.empty(), "openclaw", "  with an agent"));
    }

    @Test
    void onlyTheEndOfALongFileIsRead() throws IOException {
        write("gateway.log", "first line\n" + "x y z\n".repeat(100_000) + "last line\n");
        var lines = new FileLogs(workspaces).latest(ADA, 1_000_000);
        assertThat(lines).hasSizeLessThan(50_000);
        assertThat(lines.getLast().text()).isEqualTo("last line");
        assertThat(lines).extracting(WorkspaceLogs.Line::text).doesNotContain("first line");
    }

    @Test
    void whoNeverStartedHasNoLines() {
        assertThat(new FileLogs(workspaces).latest(ADA, 10)).isEmpty();
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(workspaces.resolve("ada"));
        Files.writeString(workspaces.resolve("ada").resolve(file), text);
    }
}
