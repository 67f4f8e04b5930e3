package io.teamclaw.local.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceFolderTest {
    @TempDir Path root;
    private WorkspaceFolder workspace;

    @BeforeEach
    void create() throws Exception {
        workspace = new WorkspaceFolder(root.resolve("ada"));
        workspace.create();
    }

    @Test
    void losesABootstrapFileThatNoTierHasAnyMoreAndKeepsTheAgentsOwn() throws Exception {
        Files.writeString(workspace.agent().resolve("USER.md"), "The agent's own.");

        workspace.writeBootstrapFiles(Map.of("SOUL.md", "Be kind."));
        assertThat(workspace.agent().resolve("SOUL.md")).hasContent("Be kind.");
        workspace.writeBootstrapFiles(Map.of());

        assertThat(workspace.agent().resolve("SOUL.md")).doesNotExist();
        assertThat(workspace.agent().resolve("USER.md")).hasContent("The agent's own.");
    }
}
