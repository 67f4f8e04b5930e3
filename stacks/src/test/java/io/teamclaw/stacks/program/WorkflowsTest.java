package io.teamclaw.stacks.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.config.testing.TestTools;
import io.teamclaw.config.yaml.YamlDocument;
import io.teamclaw.stacks.StackName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The workflows for GitHub, as far as a machine without it can say. */
class WorkflowsTest {
    private static final Path FOLDER = TestTools.repositoryRoot().resolve(".github/workflows");

    @Test
    void planEveryStackOfAPullRequestThatIsNoForks() {
        JsonNode plan = workflow("plan").at("/jobs/plan");

        assertThat(texts(plan.at("/strategy/matrix/stack"))).isEqualTo(StackName.ids());
        assertThat(plan.at("/if").asText()).contains("head.repo.full_name == github.repository");
    }

    @Test
    void deployTheStacksInTheirOrderBehindAProtectedEnvironment() {
        JsonNode deploy = workflow("deploy").at("/jobs/deploy");

        assertThat(texts(deploy.path("steps").findValues("run").stream()))
                .filteredOn(run -> run.startsWith("make deploy"))
                .isEqualTo(StackName.ids().stream().map(id -> "make deploy STACK=" + id).toList());
        assertThat(deploy.path("environment").asText()).isNotEmpty();
        assertThat(workflow("deploy").at("/concurrency/cancel-in-progress").asText())
                .isEqualTo("false");
    }

    @Test
    void holdNoKeysAndMayWriteOnlyWhatTheySay() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path each : files.toList()) {
                assertThat(Files.readString(each))
                        .doesNotContain("secrets.", "aws-access-key-id", "pull_request_target");
                assertThat(workflow(each).at("/permissions/contents").asText()).isEqualTo("read");
            }
        }
        assertThat(workflow("plan").at("/jobs/plan/permissions").toString())
                .isEqualTo(
                        "{\"contents\":\"read\",\"id-token\":\"write\",\"pull-requests\":\"write\"}");
    }

    private static JsonNode workflow(String name) {
        return workflow(FOLDER.resolve(name + ".yml"));
    }

    private static JsonNode workflow(Path file) {
        return new ObjectMapper().valueToTree(YamlDocument.ofFile(file));
    }

    private static List<String> texts(JsonNode list) {
        return texts(StreamSupport.stream(list.spliterator(), false));
    }

    private static List<String> texts(Stream<JsonNode> nodes) {
        return nodes.map(JsonNode::asText).toList();
    }
}
