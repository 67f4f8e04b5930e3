package io.teamclaw.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.stacks.testing.Deployments;
import io.teamclaw.stacks.testing.Synthesised;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PlatformTest {
    private static Synthesised small;
    private static Synthesised large;

    @BeforeAll
    static void synthesise() {
        small = Synthesised.of(Deployments.small());
        large = Synthesised.of(Deployments.large());
    }

    @Test
    void everyResourceCarriesProjectEnvironmentStackAndTheCompanysOwnTags() {
        for (StackName stack : StackName.values()) {
            var tags = large.stack(stack).at("/provider/aws/0/default_tags/0/tags");
            assertThat(tags.path("Project").asText()).isEqualTo("teamclaw");
            assertThat(tags.path("Environment").asText()).isEqualTo("live");
            assertThat(tags.path("Stack").asText()).isEqualTo(stack.id());
            assertThat(tags.path("CostCenter").asText()).isEqualTo("it");
        }
    }

    @Test
    void remoteStateIsEncryptedLockedByTheBucketAndHasAKeyForEachStack() {
        for (StackName stack : StackName.values()) {
            var backend = large.stack(stack).at("/terraform/backend/s3");
            assertThat(backend.path("bucket").asText())
                    .isEqualTo("teamclaw-state-live-123456789012");
            assertThat(backend.path("key").asText()).isEqualTo(stack.id() + ".tfstate");
            assertThat(backend.path("encrypt").asBoolean()).isTrue();
            assertThat(backend.path("use_lockfile").asBoolean()).isTrue();
        }
    }

    @Test
    void localStateIsAFileForEachStack() {
        for (StackName stack : StackName.values()) {
            assertThat(small.stack(stack).at("/terraform/backend/local/path").asText())
                    .isEqualTo(stack.id() + ".tfstate");
        }
    }

    @Test
    void noStackReadsAnothersStateOrOutputs() {
        for (StackName stack : StackName.values()) {
            assertThat(large.stack(stack).toString()).doesNotContain("terraform_remote_state");
            assertThat(large.stack(stack).has("output")).isFalse();
        }
    }
}
