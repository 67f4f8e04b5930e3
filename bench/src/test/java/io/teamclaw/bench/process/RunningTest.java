package io.teamclaw.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningTest {
    @Test
    void endsEveryProcessOfAGroup(@TempDir Path folder) throws IOException {
        Running first;
        Running second;
        try (Running.Group group = Running.Group.endingWithThisJvm()) {
            first = group.start(List.of("/bin/sleep", "600"), Map.of(), folder.resolve("1"));
            second = group.start(List.of("/bin/sleep", "600"), Map.of(), folder.resolve("2"));
            assertThat(first.alive()).isTrue();
            first.close();
            assertThat(second.alive()).isTrue();
        }

        assertThat(first.alive()).isFalse();
        assertThat(second.alive()).isFalse();
    }

    @Test
    void givesAProcessItsEnvironmentAndKeepsWhatItSays(@TempDir Path folder)
            throws IOException, InterruptedException {
        try (Running.Group group = Running.Group.endingWithThisJvm()) {
            Running running =
                    group.start(
                            List.of("/bin/sh", "-c", "echo $A; echo wrong >&2; exit 3"),
                            Map.of("A", "b"),
                            folder.resolve("out"));

            assertThat(running.await()).isEqualTo(3);
            assertThat(Files.readAllLines(running.output())).containsExactly("b", "wrong");
        }
    }
}
