package io.teamclaw.stacks.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.stacks.testing.Deployments;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FoundationStackTest {
    private static Foundation small;
    private static Foundation large;

    @BeforeAll
    static void synthesise() {
        small = Foundation.of(Deployments.small());
        large = Foundation.of(Deployments.large());
    }

    @Test
    void protectionKeepsFilesKeyAndSecretFromBeingDestroyed() {
        for (String type :
                List.of("aws_efs_file_system", "aws_kms_key", "aws_secretsmanager_secret")) {
            assertThat(large.only(type).at("/lifecycle/prevent_destroy").asBoolean()).isTrue();
            assertThat(small.only(type).at("/lifecycle/prevent_destroy").asBoolean()).isFalse();
        }
        assertThat(large.only("aws_secretsmanager_secret").path("recovery_window_in_days").asInt())
                .isEqualTo(30);
        assertThat(large.all("aws_ecr_repository"))
                .hasSize(4)
                .noneMatch(each -> each.path("force_delete").asBoolean());
        assertThat(small.all("aws_ecr_repository"))
                .hasSize(4)
                .allMatch(each -> each.path("force_delete").asBoolean());
    }

    @Test
    void whatLaterStacksNeedIsPublished() {
        Set<String> names =
                large.all("aws_ssm_parameter").stream()
                        .map(each -> each.path("name").asText())
                        .collect(Collectors.toSet());
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "/tc/live/vpc/vpcId",
                        "/tc/live/vpc/privateSubnetIds",
                        "/tc/live/vpc/publicSubnetIds",
                        "/tc/live/efs/fileSystemId",
                        "/tc/live/efs/fileSystemArn",
                        "/tc/live/efs/securityGroupId",
                        "/tc/live/efs/templateAccessPointId",
                        "/tc/live/efs/templateAccessPointArn",
                        "/tc/live/efs/systemAccessPointId",
                        "/tc/live/efs/systemAccessPointArn",
                        "/tc/live/ecr/sidecarRepoUri",
                        "/tc/live/ecr/routerRepoUri",
                        "/tc/live/ecr/adminRepoUri",
                        "/tc/live/ecr/openclawRepoUri",
                        "/tc/live/kms/keyArn",
                        "/tc/live/secrets/apiKeysSecretArn",
                        "/tc/live/secrets/sessionSigningSecretArn",
                        "/tc/live/secrets/sidecarExternalIdSecretArn",
                        "/tc/live/secrets/originSecretArn");
    }
}
