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
 * @param localState folder for state that is kept in files; a relative one is below the folder in
 *     which Terraform runs
 */
public record Deployment(
        DeploySettings settings,
        ResourceNames names,
        KnownArns arns,
        Path functions,
        Path localState) {

    /** With local state, if any, in the folder of each stack. */
    public static Deployment of(DeploySettings settings, Path functions) {
        return of(settings, functions, Path.of(""));
    }

    public static Deployment of(DeploySettings settings, Path functions, Path localState) {
        ResourceNames names = new ResourceNames(settings);
        return new Deployment(
                settings, names, new KnownArns(settings, names), functions, localState);
    }
}
