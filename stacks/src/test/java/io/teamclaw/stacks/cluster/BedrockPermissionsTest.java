package io.teamclaw.stacks.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.deploy.BedrockSettings;
import io.teamclaw.config.iam.Statement;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.testing.ChangedSettings;
import io.teamclaw.stacks.testing.Deployments;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BedrockPermissionsTest {
    private static final String OF_ONE_MAKER =
            "arn:aws:bedrock:eu-west-1::foundation-model/anthropic.*";
    private static final String OWN =
            "arn:aws:bedrock:eu-west-1:123456789012:provisioned-model/abc123";
    private static final String PROFILES =
            "arn:aws:bedrock:eu-west-1:123456789012:inference-profile/*";

    @Test
    void withoutTheSettingASidecarMayCallNothingOfBedrock() {
        assertThat(BedrockPermissions.of(Deployments.small())).isEmpty();
        assertThat(SidecarPermissions.permissions(Deployments.small()).json())
                .doesNotContain("bedrock");
    }

    @Test
    void withItItMayCallTheFoundationModelsOfItsRegionAndNoProfile() {
        assertThat(BedrockPermissions.of(with(List.of(), false)))
                .containsExactly(
                        invoke("InvokeModels", "arn:aws:bedrock:eu-west-1::foundation-model/*"));
    }

    @Test
    void namedModelsAreTheOnlyOnes() {
        assertThat(BedrockPermissions.of(with(List.of(OF_ONE_MAKER, OWN), false)))
                .containsExactly(invoke("InvokeModels", OF_ONE_MAKER, OWN));
    }

    @Test
    void modelsElsewhereAreCalledByAProfileAloneAndAreTheSameOnes() {
        assertThat(BedrockPermissions.of(with(List.of(OF_ONE_MAKER, OWN), true)))
                .containsExactly(
                        invoke("InvokeModels", OF_ONE_MAKER, OWN),
                        invoke("InvokeProfiles", PROFILES),
                        invoke(
                                        "InvokeModelsByProfile",
                                        "arn:aws:bedrock:*::foundation-model/anthropic.*")
                                .when("ArnLike", "bedrock:InferenceProfileArn", PROFILES));
        assertThat(BedrockPermissions.of(with(List.of(OWN), true)))
                .containsExactly(invoke("InvokeModels", OWN));
    }

    @Test
    void whatASidecarMayDoBesidesStaysTheSame() {
        List<Statement> without = SidecarPermissions.permissions(Deployments.small()).statements();
        assertThat(SidecarPermissions.permissions(with(List.of(), true)).statements())
                .containsAll(without)
                .hasSize(without.size() + 3);
    }

    private static Deployment with(List<String> models, boolean profiles) {
        return Deployments.of(
                ChangedSettings.withBedrock(
                        new BedrockSettings(models, profiles), Deployments.small().settings()));
    }

    private static Statement invoke(String sid, String... resources) {
        return new Statement(
                sid,
                "Allow",
                Map.of(),
                List.of("bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"),
                List.of(resources),
                Map.of());
    }
}
