package io.teamclaw.lifecycle.ecs.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script itself, by this machine's shell. */
class WipeScriptTest {
    @TempDir private Path folder;

    @Test
    void everythingInTheHomeGoesAndTheHomeStays() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.createDirectories(home.resolve("a/b c/d"));
        Files.writeString(home.resolve("a/b c/-rf"), "x");
        Files.writeString(home.resolve(".hidden\nwith a line"), "x");

        assertThat(wipe(home)).isZero();

        assertThat(home).isEmptyDirectory();
    }

    @Test
    void whatLinksLeadToStays() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path others = Files.createDirectory(folder.resolve("others"));
        Path kept = Files.writeString(others.resolve("kept"), "x");
        Files.createSymbolicLink(home.resolve("link"), others);
        Files.createSymbolicLink(home.resolve("file"), kept);
        Files.createLink(home.resolve("hard"), kept);

        assertThat(wipe(home)).isZero();

        assertThat(home).isEmptyDirectory();
        assertThat(kept).exists();
    }

    @Test
    void foldersThatWereLockedGoToo() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path locked = Files.createDirectories(home.resolve("locked/deep"));
        Files.writeString(locked.resolve("file"), "x");
        lock(locked);
        lock(locked.getParent());
        lock(home);

        assertThat(wipe(home)).isZero();

        assertThat(home).isEmptyDirectory();
    }

    @Test
    void anEmptyHomeIsFine() throws Exception {
        assertThat(wipe(Files.createDirectory(folder.resolve("home")))).isZero();
    }

    @Test
    void aHomeThatIsNotThereIsAnError() throws Exception {
        assertThat(wipe(folder.resolve("missing"))).isNotZero();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private static void lock(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("---------"));
    }

    private static int wipe(Path home) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder("/bin/sh", "-c", WipeDefinition.SCRIPT, home.toString())
                        .redirectErrorStream(true)
                        .start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
