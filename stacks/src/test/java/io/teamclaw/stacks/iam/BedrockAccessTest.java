package io.teamclaw.stacks.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.deploy.BedrockSettings;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.testing.ChangedSettings;
import io.teamclaw.stacks.testing.Deployments;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which models of Bedrock a sidecar reaches where the settings let it, by IAM's rules. */
class BedrockAccessTest {
    private static final String CLAUDE = "foundation-model/anthropic.claude-sonnet-5-v1:0";
    private static final String NOVA = "foundation-model/amazon.nova-pro-v1:0";
    private static final String PROFILE =
            "arn:aws:bedrock:{region}:{account}:inference-profile/eu.anthropic.claude-sonnet-5-v1:0";
    private static final List<String> INVOKE =
            List.of("bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream");

    private static LeastPrivilege deployed;

    @AutoClose private static PolicySimulator simulator;

    /** Anthropic's models, also by profiles. */
    @BeforeAll
    static void synthesise() {
        simulator = PolicySimulator.start();
        Deployment small = Deployments.small();
        BedrockSettings anthropics =
                new BedrockSettings(
                        List.of(
                                "arn:aws:bedrock:"
                                        + small.settings().region()
                                        + "::foundation-model/anthropic.*"),
                        true);
        deployed =
                LeastPrivilege.of(
                        Deployments.of(ChangedSettings.withBedrock(anthropics, small.settings())),
                        PermissionTable.read(),
                        simulator);
    }

    @Test
    void aSidecarCallsTheModelsThatAreAllowedDirectlyAndByProfiles() {
        assertThat(
                        deployed.contradictions(
                                List.of(
                                        row("sidecar", INVOKE, here(CLAUDE), Map.of(), true),
                                        row("sidecar", INVOKE, PROFILE, Map.of(), true),
                                        row(
                                                "sidecar",
                                                INVOKE,
                                                elsewhere(CLAUDE),
                                                viaProfile(),
                                                true))))
                .isEmpty();
    }

    @Test
    void aSidecarCallsNoOtherModelAndDoesNothingElseInBedrock() {
        assertThat(deployed.contradictions(refused())).isEmpty();
    }

    @Test
    void nobodyButASidecarCallsAny() {
        assertThat(
                        deployed.contradictions(
                                List.of(
                                        row(
                                                LeastPrivilege.WORKSPACE,
                                                INVOKE,
                                                here(CLAUDE),
                                                Map.of(),
                                                false),
                                        row("admin", INVOKE, here(CLAUDE), Map.of(), false),
                                        row("lifecycle", INVOKE, here(CLAUDE), Map.of(), false))))
                .isEmpty();
    }

    @Test
    void aModelElsewhereIsHeldByTheProfileAlone() {
        DeployedPolicies weakened =
                deployed.policies()
                        .with(
                                "sidecar",
                                each ->
                                        each.withPolicies(
                                                List.of(
                                                        PolicyChanges.withoutCondition(
                                                                each.policies().getFirst(),
                                                                "bedrock:InferenceProfileArn"))));
        assertThat(deployed.contradictions(weakened, refused()))
                .containsExactly(row("sidecar", INVOKE, elsewhere(CLAUDE), Map.of(), false));
    }

    private static List<Permission> refused() {
        return List.of(
                row("sidecar", INVOKE, here(NOVA), Map.of(), false),
                row("sidecar", INVOKE, elsewhere(CLAUDE), Map.of(), false),
                row("sidecar", INVOKE, elsewhere(NOVA), viaProfile(), false),
                row(
                        "sidecar",
                        List.of(
                                "bedrock:GetFoundationModel",
                                "bedrock:CreateModelCustomizationJob"),
                        here(CLAUDE),
                        Map.of(),
                        false));
    }

    private static Permission row(
            String role,
            List<String> actions,
            String resource,
            Map<String, Object> with,
            boolean allowed) {
        return new Permission(
                role, "do so on " + resource, actions, List.of(resource), with, allowed);
    }

    private static Map<String, Object> viaProfile() {
        return Map.of("bedrock:InferenceProfileArn", PROFILE);
    }

    private static String here(String model) {
        return "arn:aws:bedrock:{region}::" + model;
    }

    private static String elsewhere(String model) {
        return "arn:aws:bedrock:eu-north-1::" + model;
    }
}
