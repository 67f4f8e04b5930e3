package io.teamclaw.stacks.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.testing.TestTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PoliciesPageTest {
    @Test
    void thePageShowsTheRulesAndTheRegisterAsTheyAre() throws IOException {
        String page = PoliciesPage.of(Rules.all(), Exemption.all());
        Path written = Files.writeString(Path.of("target", "policies.md"), page);

        assertThat(TestTools.repositoryRoot().resolve("docs/policies.md"))
                .as("If the change is meant: cp stacks/%s docs/policies.md", written)
                .hasContent(page);
    }
}
