package io.teamclaw.config.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.keys.KeyPool.AuthType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyPoolFileTest {
    @TempDir private Path folder;
    private KeyPoolFile file;

    @BeforeEach
    void name() {
        file = new KeyPoolFile(folder.resolve("data/key-pool.json"));
    }

    @Test
    void anAbsentFileIsAnEmptyPool() {
        assertThat(file.read()).isEqualTo(KeyPool.EMPTY);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsWrittenIsReadAndIsTheOwnersAlone() throws IOException {
        KeyPool written = file.update(pool -> pool.with("openai", AuthType.API_KEY, key(1)));

        assertThat(file.read()).isEqualTo(written);
        assertThat(mode(file.path())).isEqualTo("rw-------");
        assertThat(mode(file.path().getParent())).isEqualTo("rwx------");
        assertThat(names()).containsExactlyInAnyOrder("key-pool.json", "key-pool.json.lock");
    }

    @Test
    void refusesAFileThatOthersMayRead() throws IOException {
        file.update(pool -> pool.with("openai", AuthType.API_KEY, key(1)));
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(file::read)
                .isInstanceOf(KeyPoolFormatException.class)
                .hasMessageEndingWith("run: chmod 600 " + file.path());
        assertThatThrownBy(() -> file.update(pool -> KeyPool.EMPTY))
                .isInstanceOf(KeyPoolFormatException.class);
    }

    @Test
    void aChangeThatFailsLeavesTheFileAsItIs() throws IOException {
        KeyPool before = file.update(pool -> pool.with("openai", AuthType.API_KEY, key(1)));

        assertThatThrownBy(
                        () ->
                                file.update(
                                        pool -> {
                                            throw new IllegalStateException("half-way");
                                        }))
                .hasMessage("half-way");

        assertThat(file.read()).isEqualTo(before);
        assertThat(names()).containsExactlyInAnyOrder("key-pool.json", "key-pool.json.lock");
        assertThat(file.update(pool -> pool)).isEqualTo(before);
    }

    @Test
    void aMalformedFileIsNamedAndNeitherQuotedNorOverwritten() throws IOException {
        write("{\"openai\":[\"sk-SECRET\",}");

        assertThatThrownBy(() -> file.update(pool -> pool.with("xai", AuthType.API_KEY, key(1))))
                .isInstanceOf(KeyPoolFormatException.class)
                .hasMessageStartingWith(file.path() + ": The key pool is not valid JSON at line 1")
                .hasMessageNotContaining("SECRET")
                .hasNoCause();
        assertThat(file.path()).content().contains("sk-SECRET");
    }

    @Test
    void refusesWhatIsNotText() throws IOException {
        write("");
        Files.write(file.path(), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThatThrownBy(file::read)
                .isInstanceOf(KeyPoolFormatException.class)
                .hasMessage(file.path() + " is not UTF-8 text");
    }

    @Test
    void updatesAtOnceLoseNothingAndAReaderNeverSeesHalfAPool() throws Exception {
        int writers = 8;
        int keysEach = 10;
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers + 1)) {
            Future<Integer> reader = threads.submit(() -> readUntil(done));
            List<Callable<Void>> work = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                int first = writer * keysEach;
                work.add(() -> addKeys(first, keysEach));
            }
            for (Future<Void> each : threads.invokeAll(work)) {
                each.get();
            }
            done.set(true);
            assertThat(reader.get()).isPositive();
        }

        assertThat(file.read().keys("openai")).hasSize(writers * keysEach);
    }

    @Test
    void waitsForAWriterInAnotherProcess() throws Exception {
        file.update(pool -> pool.with("openai", AuthType.API_KEY, key(0)));
        Process other =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                AddKeys.class.getName(),
                                file.path().toString())
                        .redirectErrorStream(true)
                        .start();
        try (var output = other.inputReader()) {
            assertThat(output.readLine()).isEqualTo("writing");
            addKeys(1, 40);
            assertThat(other.waitFor()).isZero();
        } finally {
            other.destroyForcibly();
        }

        assertThat(file.read().keys("openai")).hasSize(81);
    }

    /** Another process's writer: adds keys 100 to 139. */
    static final class AddKeys {
        private AddKeys() {}

        public static void main(String[] args) throws IOException {
            System.out.write("writing\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            System.out.flush();
            add(new KeyPoolFile(Path.of(args[0])), 100, 40);
        }
    }

    /** Its own instance, as the portal and a command would have. */
    private Void addKeys(int first, int count) {
        add(new KeyPoolFile(file.path()), first, count);
        return null;
    }

    private static void add(KeyPoolFile file, int first, int count) {
        for (int i = first; i < first + count; i++) {
            PoolKey key = key(i);
            file.update(pool -> pool.with("openai", AuthType.API_KEY, key));
        }
    }

    private int readUntil(AtomicBoolean done) {
        int reads = 0;
        do {
            file.read();
            reads++;
        } while (!done.get());
        return reads;
    }

    private void write(String text) throws IOException {
        file.update(pool -> pool);
        Files.writeString(file.path(), text);
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(file.path().getParent())) {
            return files.map(each -> each.getFileName().toString()).toList();
        }
    }

    private static PoolKey key(int number) {
        return PoolKey.ofApiKey("sk-test-" + number);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
