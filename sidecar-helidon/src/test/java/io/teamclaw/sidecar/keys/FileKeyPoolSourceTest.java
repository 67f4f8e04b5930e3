package io.teamclaw.sidecar.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.keys.KeyPoolFile;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKeyPoolSourceTest {
    @TempDir private Path folder;
    private Path file;
    private FileKeyPoolSource source;

    @BeforeEach
    void open() {
        file = folder.resolve("pool.json");
        source = new FileKeyPoolSource(new KeyPoolFile(file));
    }

    @Test
    void isEmptyWithoutAFile() {
        assertThat(source.current()).isEqualTo(new PoolState.Readable(KeyPool.EMPTY));
    }

    @Test
    void seesAKeyThatIsAddedAtOnce() throws IOException {
        write("first-0123456789");
        assertThat(keys()).containsExactly("first-0123456789");
        write("secnd-0123456789"); // same size, perhaps the same moment
        assertThat(keys()).containsExactly("secnd-0123456789");
    }

    @Test
    void seesAFileThatIsRemoved() throws IOException {
        write("first-0123456789");
        assertThat(keys()).hasSize(1);
        Files.delete(file);
        assertThat(keys()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithoutTheKeyAndRecovers() throws IOException {
        TestSidecar.writePool(file, "{\"providers\":{\"openai\":\"sk-secret-0123456789\"}}");
        assertThat(source.current())
                .isInstanceOfSatisfying(
                        PoolState.Unreadable.class,
                        state -> {
                            assertThat(state.reason()).doesNotContain("sk-secret");
                            assertThat(state.passing()).isFalse();
                        });
        write("first-0123456789");
        assertThat(keys()).hasSize(1);
    }

    @Test
    void noticesThatItsModeWasPutRight() throws IOException {
        write("first-0123456789");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(source.current()).isInstanceOf(PoolState.Unreadable.class);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(keys()).hasSize(1);
    }

    private void write(String key) throws IOException {
        TestSidecar.writePool(file, "{\"openai\":[\"" + key + "\"]}");
    }

    private java.util.List<String> keys() {
        return ((PoolState.Readable) source.current())
                .pool().keys("openai").stream().map(PoolKey::secret).toList();
    }
}
