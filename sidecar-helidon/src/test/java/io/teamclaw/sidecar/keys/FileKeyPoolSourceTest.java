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
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKeyPoolSourceTest {
    @TempDir private Path folder;
    private Path file;
    private FileKeyPoolSource source;
    private volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");

    @BeforeEach
    void open() {
        file = folder.resolve("pool.json");
        source = new FileKeyPoolSource(new KeyPoolFile(file), () -> now);
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
        writeMalformed();
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
    void keepsTheLastGoodPoolOverAMalformedFileAndSaysSo() throws IOException {
        write("first-0123456789");
        assertThat(keys()).hasSize(1);
        Instant good = now;
        now = now.plusSeconds(90);

        writeMalformed();

        assertThat(keys()).containsExactly("first-0123456789");
        PoolHealth bad = source.health();
        assertThat(bad.failure().orElseThrow().kind()).isEqualTo(PoolHealth.Kind.MALFORMED);
        assertThat(bad.failure().orElseThrow().reason())
                .contains(file.toString())
                .doesNotContain("sk-secret");
        assertThat(bad.readAt()).contains(good);
        assertThat(bad.age(now)).contains(Duration.ofSeconds(90));

        write("secnd-0123456789");
        assertThat(keys()).containsExactly("secnd-0123456789");
        assertThat(source.health().failure()).isEmpty();
    }

    @Test
    void aFileThatOthersMayReadIsNotReadUntilItsModeIsPutRight() throws IOException {
        write("first-0123456789");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(source.current()).isInstanceOf(PoolState.Unreadable.class);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(keys()).hasSize(1);
        assertThat(source.health().failure()).isEmpty();
    }

    @Test
    void aFileThatIsAsItWasIsNoOlderThanTheLastLookAtIt() throws IOException {
        write("first-0123456789");
        keys();
        now = now.plusSeconds(3600);
        assertThat(source.health().age(now)).contains(Duration.ZERO);
        assertThat(source.health().readings()).isEqualTo(1);
    }

    private void writeMalformed() throws IOException {
        TestSidecar.writePool(file, "{\"providers\":{\"openai\":\"sk-secret-0123456789\"}}");
    }

    private void write(String key) throws IOException {
        TestSidecar.writePool(file, "{\"openai\":[\"" + key + "\"]}");
    }

    private java.util.List<String> keys() {
        return ((PoolState.Readable) source.current())
                .pool().keys("openai").stream().map(PoolKey::secret).toList();
    }
}
