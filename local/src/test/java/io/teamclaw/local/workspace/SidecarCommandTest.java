package io.teamclaw.local.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SidecarCommandTest {
    private static final Path JAVA = Path.of("/jdk/bin/java");

    @TempDir private Path folder;

    @Test
    void aCacheBesideTheJarIsUsedByAJdkThatKnowsThem() throws Exception {
        Path jar = folder.resolve("teamclaw-sidecar.jar");
        assertThat(SidecarCommand.of(JAVA, 25, jar)).noneMatch(each -> each.contains("AOT"));

        Path cache = Files.createFile(folder.resolve("teamclaw-sidecar.aot"));
        assertThat(SidecarCommand.of(JAVA, 25, jar))
                .startsWith(JAVA.toString(), "@" + folder.resolve("teamclaw-sidecar.options"))
                .contains("-XX:AOTCache=" + cache)
                .endsWith("-jar", jar.toString());
        assertThat(SidecarCommand.of(JAVA, 21, jar)).noneMatch(each -> each.contains("AOT"));
    }
}
