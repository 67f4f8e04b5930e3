package io.teamclaw.stacks;

import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.config.names.ResourceNames;
import java.nio.file.Path;

/**
 * What every construct needs to know.
 *
 * @param settings of the environment
 * @param names of its resources
 * @param arns of what is known by name, in whatever stack it stands
 * @param functions jar with the handlers of the Lambda functions
 */
public record Deployment(
        DeploySettings settings, ResourceNames names, KnownArns arns, Path functions) {

    public static Deployment of(DeploySettings settings, Path functions) {
        ResourceNames names = new ResourceNames(settings);
        return new Deployment(settings, names, new KnownArns(settings, names), functions);
    }
}
