package io.teamclaw.local.openclaw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.config.testing.TestTools;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The tests must run what people get. */
class VersionsTest {
    private static final Path CI = TestTools.repositoryRoot().resolve(".ci");

    @Test
    void ofOpenClawAreTheSameInTestsAndInUse() throws Exception {
        assertThat(
                        new ObjectMapper()
                                .readTree(CI.resolve("test-tools/package.json").toFile())
                                .at("/dependencies/openclaw")
                                .asText())
                .isEqualTo(OpenClawInstall.OPENCLAW_VERSION);
    }

    @Test
    void ofNodeAreTheSameInTestsAndInUse() throws Exception {
        assertThat(Files.readAllLines(CI.resolve("get-test-tools")))
                .contains("node_version=" + OpenClawInstall.NODE_VERSION);
    }
}
