package io.teamclaw.config.deploy;

import java.util.List;

/**
 * What sidecars may call of Amazon Bedrock as their own role.
 *
 * @param models ARNs, in which {@code *} stands for any text; empty for every foundation model of
 *     the region
 * @param inferenceProfiles whether also by the inference profiles that AWS defines, which lead
 *     calls to other regions
 */
public record BedrockSettings(List<String> models, boolean inferenceProfiles) {
    public BedrockSettings {
        models = List.copyOf(models);
    }
}
