package io.teamclaw.local.openclaw;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.testing.TestTools;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.local.leash.Leash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class InstalledSchemaTest {
    private static final Duration LONG = Duration.ofSeconds(120);

    @TempDir private Path folder;

    @Test
    void theRealOpenClawSaysWhatItCanBeSetTo() throws Exception {
        TestTools.npmPackage("openclaw");
        TestTools.node();
        try (InstalledSchema schema = schema(new OpenClawInstall(TestTools.npmFolder()))) {
            Eventually.get(schema::find, Optional::isPresent, LONG);

            assertThat(schema.find().orElseThrow().at("/properties/tools/properties/deny/type"))
                    .hasToString("\"array\"");
        }
        assertThat(kept()).containsExactly(OpenClawInstall.OPENCLAW_VERSION + ".json");
    }

    @Test
    void itIsAskedOnceForEachVersion() throws Exception {
        OpenClawInstall install = scripted("echo '{\"properties\": {\"ui\": {}}}'");
        try (InstalledSchema schema = schema(install)) {
            Eventually.get(schema::find, Optional::isPresent, LONG);
        }

        try (InstalledSchema again = schema(scripted("exit 1"))) {
            Eventually.get(again::find, Optional::isPresent, LONG);
        }

        assertThat(kept()).containsExactly(OpenClawInstall.OPENCLAW_VERSION + ".json");
    }

    @Test
    void aFailingOpenClawLeavesItUnknownAndNothingBehind() throws Exception {
        for (String script : new String[] {"exit 1", "echo no schema", "echo '{}'"}) {
            Path asked = folder.resolve("asked");
            try (InstalledSchema schema = schema(scripted("touch " + asked + "\n" + script))) {
                Eventually.get(() -> Files.exists(asked) && kept().isEmpty(), done -> done, LONG);
                assertThat(schema.find()).isEmpty();
            }
            Files.delete(asked);
        }
    }

    private InstalledSchema schema(OpenClawInstall install) {
        return InstalledSchema.of(
                folder.resolve("schemas"), Leash.in(folder.resolve("run")), () -> install);
    }

    /** An installation whose Node is a shell script. */
    private OpenClawInstall scripted(String script) throws IOException {
        OpenClawInstall install = new OpenClawInstall(folder.resolve("install"));
        Files.createDirectories(install.node().getParent());
        Files.createDirectories(install.openClaw().getParent());
        Files.writeString(install.openClaw(), "");
        Files.writeString(install.node(), "#!/bin/bash\n" + script + "\n");
        Files.setPosixFilePermissions(install.node(), PosixFilePermissions.fromString("rwx------"));
        return install;
    }

    private List<String> kept() {
        return Stream.of(folder.resolve("schemas").toFile().list()).toList();
    }
}
