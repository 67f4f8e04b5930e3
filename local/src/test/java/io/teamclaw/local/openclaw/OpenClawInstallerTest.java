package io.teamclaw.local.openclaw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.local.leash.Leash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With a scripted npm; the real one is what `make run` calls in a fresh clone. */
@Timeout(60)
class OpenClawInstallerTest {
    private static final String WHOLE =
            """
            #!/bin/bash
            echo run >> "$(dirname "$0")/runs"
            while [ "$1" != --prefix ]; do shift; done
            mkdir -p "$2/node_modules/openclaw" "$2/node_modules/%1$s/bin"
            touch "$2/node_modules/openclaw/openclaw.mjs" "$2/node_modules/%1$s/bin/node"
            chmod +x "$2/node_modules/%1$s/bin/node"
            """
                    .formatted(OpenClawInstall.nodePackage());

    private static final Set<PosixFilePermission> EXECUTABLE =
            PosixFilePermissions.fromString("rwx------");

    @TempDir Path folder;
    private final List<String> progress = new CopyOnWriteArrayList<>();

    @Test
    void installsOnceAndFindsItAgain() throws Exception {
        npmIs(WHOLE);

        OpenClawInstall first = installer().install();
        OpenClawInstall again = installer().install();

        assertThat(first.isComplete()).isTrue();
        assertThat(again).isEqualTo(first);
        assertThat(Files.readAllLines(folder.resolve("bin/runs"))).hasSize(1);
        assertThat(progress).containsExactly("OpenClaw 2026.9.6 is installed");
    }

    @Test
    void beginsAfreshAfterOneThatWasCutOff() throws Exception {
        Path leftover = folder.resolve("home/unfinished/node_modules/openclaw");
        Files.createDirectories(leftover);
        Files.createFile(leftover.resolve("half-a-file"));
        npmIs(WHOLE);

        OpenClawInstall install = installer().install();

        assertThat(install.folder().resolve("node_modules/openclaw/half-a-file")).doesNotExist();
    }

    @Test
    void saysWhereToLookWhenNpmFails() throws Exception {
        npmIs("#!/bin/bash\necho no network; exit 1\n");

        assertThatThrownBy(() -> installer().install())
                .isInstanceOf(OpenClawInstallException.class)
                .hasMessageContaining("exit code 1")
                .hasMessageContaining("npm.log");
    }

    @Test
    void doesNotTakeHalfAnInstallationForAWholeOne() throws Exception {
        npmIs("#!/bin/bash\nexit 0\n");

        assertThatThrownBy(() -> installer().install()).hasMessageContaining("not whole");
    }

    @Test
    void saysWhatToInstallWhenThereIsNoNpm() throws Exception {
        Files.createDirectories(folder.resolve("bin"));

        assertThatThrownBy(() -> installer().install())
                .hasMessageContaining("npm is not on the PATH");
    }

    private void npmIs(String script) throws IOException {
        Path npm = Files.createDirectories(folder.resolve("bin")).resolve("npm");
        Files.writeString(npm, script);
        Files.setPosixFilePermissions(npm, EXECUTABLE);
    }

    /** The scripted npm stands before the rest of a path on which there is no other. */
    private OpenClawInstaller installer() {
        Path tools = onlyTheToolsThatScriptsUse();
        return new OpenClawInstaller(
                folder.resolve("home"),
                Leash.in(folder),
                Map.of("PATH", folder.resolve("bin") + ":" + tools),
                progress::add);
    }

    private Path onlyTheToolsThatScriptsUse() {
        try {
            Path tools = Files.createDirectories(folder.resolve("tools"));
            for (String tool : List.of("bash", "mkdir", "touch", "chmod", "dirname", "sleep")) {
                Path found = Path.of(Files.exists(Path.of("/usr/bin", tool)) ? "/usr/bin" : "/bin");
                Path wrapper = tools.resolve(tool);
                Files.writeString(wrapper, "#!/bin/sh\nexec " + found.resolve(tool) + " \"$@\"\n");
                Files.setPosixFilePermissions(wrapper, EXECUTABLE);
            }
            return tools;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
