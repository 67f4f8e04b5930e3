package io.teamclaw.stacks.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.StackName;
import io.teamclaw.stacks.testing.Deployments;
import io.teamclaw.stacks.testing.Synthesised;
import io.teamclaw.stacks.testing.Terraform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the real provider's schema says of the stacks. */
class ValidationIT {
    static Stream<Deployment> deployments() {
        return Stream.of(Deployments.small(), Deployments.large());
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void everyStackIsValid(Deployment deployment) throws Exception {
        Synthesised synthesised = Synthesised.of(deployment);
        for (StackName each : StackName.values()) {
            Terraform terraform = Terraform.offline(synthesised.folder(each));
            terraform.init("-backend=false");
            assertThat(terraform.validate().succeeds().output()).contains("is valid");
        }
    }

    @Test
    void aStackWithAnArgumentThatTheProviderDoesNotKnowIsRefused() throws Exception {
        ObjectNode stack =
                Synthesised.of(Deployments.small()).stack(StackName.FOUNDATION).deepCopy();
        stack.withObject("/resource/aws_vpc/broken").put("no_such_argument", true);
        Path folder = Files.createTempDirectory(Path.of("target", "synthesised"), "broken");
        Files.writeString(
                folder.resolve("cdk.tf.json"), new ObjectMapper().writeValueAsString(stack));

        Terraform terraform = Terraform.offline(folder);
        terraform.init("-backend=false");
        Terraform.Run run = terraform.validate();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("no_such_argument");
    }
}
