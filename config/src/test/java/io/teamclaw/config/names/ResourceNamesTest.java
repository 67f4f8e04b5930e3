package io.teamclaw.config.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.deploy.DeploySettingsFile;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.testing.TestTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceNamesTest {
    private static final UserId LONGEST = new UserId("u".repeat(40));

    @TempDir Path folder;

    @Test
    void aWorkspacesRoleAndFamilyAreNamedByEnvironmentAndPerson() throws IOException {
        ResourceNames names = namesOf("dev");

        assertThat(names.workspaceRole(new UserId("alice"))).isEqualTo("teamclaw-user-dev-alice");
        assertThat(names.workspaceFamily(new UserId("alice"))).isEqualTo("teamclaw-user-dev-alice");
    }

    @Test
    void theLongestIdsStayWithinWhatIamTakesAsARolesName() throws IOException {
        ResourceNames names = namesOf("ninechars");

        assertThat(names.workspaceRole(LONGEST)).hasSize(64);
        assertThat(names.workspaceFamily(LONGEST)).hasSize(64);
    }

    private ResourceNames namesOf(String environment) throws IOException {
        Path dev = TestTools.repositoryRoot().resolve("config/environments/dev.yaml");
        Files.copy(dev, folder.resolve(environment + ".yaml"));
        return new ResourceNames(DeploySettingsFile.read(folder, environment));
    }
}
