package io.teamclaw.local.leash;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.lifecycle.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LeashTest {
    private static final Map<String, String> PATH = Map.of("PATH", System.getenv("PATH"));

    @TempDir Path folder;
    Path output;
    Leash leash;

    @BeforeEach
    void setUp() {
        output = folder.resolve("output.log");
        leash = Leash.in(folder);
    }

    @Test
    void reportsTheCommandsExitCodeAndOutput() throws Exception {
        try (LeashedProcess process = start("echo said; exit 7")) {
            assertThat(process.exit().get(20, TimeUnit.SECONDS)).isEqualTo(7);
            assertThat(output).hasContent("said");
        }
    }

    @Test
    void passesOnNothingOfOurEnvironment() throws Exception {
        try (LeashedProcess process = start("env")) {
            process.exit().get(20, TimeUnit.SECONDS);
            assertThat(Files.readString(output)).contains("PATH=").doesNotContain("HOME=");
        }
    }

    @Test
    void endsChildrenOfTheCommandToo() throws Exception {
        LeashedProcess process = start("sleep 600 & echo $! ; wait");
        ProcessHandle grandchild = ProcessHandle.of(firstNumber()).orElseThrow();

        process.close();

        assertThat(grandchild.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    @Test
    void endsChildrenThatMadeAGroupOfTheirOwn() throws Exception {
        LeashedProcess process = start("set -m; sleep 600 & echo $!; wait");
        ProcessHandle escaped = ProcessHandle.of(firstNumber()).orElseThrow();

        process.close();

        assertThat(escaped.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    @Test
    void killsWhatIgnoresTheRequestToEnd() throws Exception {
        LeashedProcess process = start("trap '' TERM; echo $$; while :; do sleep 1; done");
        ProcessHandle stubborn = ProcessHandle.of(firstNumber()).orElseThrow();

        process.close();

        assertThat(stubborn.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    @Test
    void endsTheGroupWhenItsHolderIsKilled() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process holder =
                new ProcessBuilder(
                                java.toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Holder.class.getName(),
                                folder.toString(),
                                output.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("holder.log").toFile())
                        .start();
        ProcessHandle held = ProcessHandle.of(firstNumber()).orElseThrow();

        holder.destroyForcibly().waitFor();

        assertThat(held.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    /** Holds a leash until it is killed. */
    static final class Holder {
        public static void main(String[] args) throws Exception {
            Leash.in(Path.of(args[0]))
                    .start(
                            List.of("bash", "-c", "echo $$; sleep 600"),
                            PATH,
                            Path.of(args[0]),
                            Path.of(args[1]))
                    .exit()
                    .join();
        }
    }

    private LeashedProcess start(String script) throws Exception {
        return leash.start(List.of("bash", "-c", script), PATH, folder, output);
    }

    private long firstNumber() {
        return Long.parseLong(Eventually.get(this::said, text -> text.endsWith("\n")).strip());
    }

    private String said() {
        try {
            return Files.exists(output) ? Files.readString(output) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
