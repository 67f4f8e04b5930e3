package io.teamclaw.stacks.cluster;

import io.teamclaw.config.deploy.BedrockSettings;
import io.teamclaw.config.iam.Statement;
import io.teamclaw.stacks.Deployment;
import java.util.ArrayList;
import java.util.List;

/**
 * What a sidecar may call of Amazon Bedrock as its own role: nothing, unless the settings say so. A
 * model of another region is called by an inference profile of AWS's alone ("Prerequisites for
 * inference profiles" in Bedrock's user guide).
 */
final class BedrockPermissions {
    private static final String[] INVOKE = {
        "bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"
    };
    private static final String FOUNDATION_MODEL = "::foundation-model/";

    private BedrockPermissions() {}

    static List<Statement> of(Deployment deployment) {
        return deployment
                .settings()
                .bedrock()
                .map(settings -> statements(deployment, settings))
                .orElse(List.of());
    }

    private static List<Statement> statements(Deployment deployment, BedrockSettings settings) {
        String ofRegion = "arn:aws:bedrock:" + deployment.settings().region() + FOUNDATION_MODEL;
        List<String> models =
                settings.models().isEmpty() ? List.of(ofRegion + "*") : settings.models();
        List<Statement> statements = new ArrayList<>();
        statements.add(invoke("InvokeModels", models));
        List<String> elsewhere =
                models.stream()
                        .filter(each -> each.startsWith(ofRegion))
                        .map(each -> each.replace(ofRegion, "arn:aws:bedrock:*" + FOUNDATION_MODEL))
                        .toList();
        if (settings.inferenceProfiles() && !elsewhere.isEmpty()) {
            String profiles = deployment.arns().regional("bedrock", "inference-profile/*");
            statements.add(invoke("InvokeProfiles", List.of(profiles)));
            statements.add(
                    invoke("InvokeModelsByProfile", elsewhere)
                            .when("ArnLike", "bedrock:InferenceProfileArn", profiles));
        }
        return statements;
    }

    private static Statement invoke(String sid, List<String> resources) {
        return Statement.allow(sid).actions(INVOKE).resources(resources);
    }
}
