package io.teamclaw.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir Path parent;

    @Test
    void isMadeForItsOwnerAlone() throws Exception {
        Path root = parent.resolve("new/data");

        try (DataFolder folder = DataFolder.take(root)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
                    .isEqualTo("rwx------");
            assertThat(folder.keyPool()).hasParentRaw(root);
        }
    }

    @Test
    void isNotAFolderThatHoldsOtherThings() throws Exception {
        Files.createFile(parent.resolve("somebody's"));
        var before = Files.getPosixFilePermissions(parent);

        assertThatThrownBy(() -> DataFolder.take(parent))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("holds other things")
                .hasMessageContaining("TEAMCLAW_DATA");
        assertThat(Files.getPosixFilePermissions(parent)).isEqualTo(before);
    }

    @Test
    void isHeldByOneLauncherAtATime() {
        try (DataFolder first = DataFolder.take(parent)) {
            assertThat(first.run()).isNotNull();
            assertThatThrownBy(() -> DataFolder.take(parent))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("runs already")
                    .hasMessageContaining("TEAMCLAW_DATA");
        }
        DataFolder.take(parent).close();
    }

    @Test
    void saysInOneLineThatItCannotBeWritten() throws Exception {
        Path file = Files.createFile(parent.resolve("a-file"));

        assertThatThrownBy(() -> DataFolder.take(file.resolve("below")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("TEAMCLAW_DATA")
                .message()
                .doesNotContain("\n");
    }
}
