package io.teamclaw.lifecycle.aws;

import io.teamclaw.config.deploy.EnvironmentName;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.ResourceNames;
import java.util.Map;
import java.util.Optional;

/**
 * What a function is told by its environment variables. A function without one that it needs fails
 * as it starts, which a deployment shows, and not at somebody's first request.
 *
 * @param values by name
 */
public record Variables(Map<String, String> values) {
    private static final String ENVIRONMENT = "TEAMCLAW_ENVIRONMENT";

    /** How a resource's ARN is parted: arn, partition, service, region, account, resource. */
    private static final int ACCOUNT = 4;

    /** This process's own. */
    public static Variables ofProcess() {
        return new Variables(System.getenv());
    }

    /**
     * @throws IllegalStateException that names the variable, if it is missing
     */
    public String required(String name) {
        return Optional.ofNullable(values.get(name))
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "The function needs the environment variable " + name));
    }

    /**
     * What a stack made, in the variable of its name.
     *
     * @throws IllegalStateException that names the variable, if it is missing
     */
    public String required(Parameter parameter) {
        return required(parameter.name());
    }

    /**
     * Which installation, e.g. {@code dev}.
     *
     * @throws IllegalStateException if it is missing
     */
    public String environment() {
        return required(ENVIRONMENT);
    }

    /**
     * Names of the installation's parts.
     *
     * @param arn of any of them, by which the account is known
     * @throws IllegalStateException if the installation's name is missing
     */
    public ResourceNames names(String arn) {
        return new ResourceNames(new EnvironmentName(environment()), arn.split(":")[ACCOUNT]);
    }
}
