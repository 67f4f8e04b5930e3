package io.teamclaw.config.deploy;

import io.teamclaw.config.yaml.Fields;
import java.util.List;
import java.util.Set;

/** What sidecars may call of Amazon Bedrock. */
final class BedrockReader {
    private static final Form<String> FLAG = Form.oneOf("true", "false");

    private BedrockReader() {}

    static BedrockSettings read(Fields fields, String region, String account) {
        fields.refuseAllBut(Set.of("models", "inference-profiles"));
        Form<String> model =
                Form.text(
                        "the ARN of a model in " + region + ", e.g. " + example(region),
                        "arn:aws:bedrock:"
                                + region
                                + ":(?::foundation-model|"
                                + account
                                + ":(?:provisioned-model|imported-model|custom-model-deployment|application-inference-profile))/[A-Za-z0-9*][A-Za-z0-9.:_*-]{0,120}");
        List<String> models =
                fields.names().contains("models") ? model.listIn(fields, "models") : List.of();
        return new BedrockSettings(
                models,
                FLAG.optionalIn(fields, "inference-profiles").filter("true"::equals).isPresent());
    }

    private static String example(String region) {
        return "arn:aws:bedrock:" + region + "::foundation-model/anthropic.*";
    }
}
