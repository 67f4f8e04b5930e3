package io.teamclaw.stacks.status;

import io.teamclaw.config.deploy.EnvironmentName;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.stacks.aws.AwsException;
import io.teamclaw.stacks.aws.Calls;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Where an environment is, as the cluster's stack published it.
 *
 * @param publicOrigin what stands in a browser's address bar, e.g. {@code https://team.example.com}
 * @param edge CloudFront's own name, to which a domain points, e.g. {@code d111.cloudfront.net}
 * @param cluster name of the ECS cluster
 */
record PlatformAddress(String publicOrigin, String edge, String cluster) {
    private static final List<Parameter> PUBLISHED =
            List.of(Parameter.CLUSTER_NAME, Parameter.EDGE_DOMAIN_NAME, Parameter.PUBLIC_ORIGIN);

    /**
     * @throws AwsException where a parameter is missing, with what writes it
     */
    static PlatformAddress read(SsmClient ssm, EnvironmentName environment) {
        List<String> names = PUBLISHED.stream().map(each -> each.in(environment)).toList();
        Map<String, String> values =
                Calls.call(
                                "ssm:GetParameters",
                                "parameters below /tc/" + environment,
                                () -> ssm.getParameters(request -> request.names(names)))
                        .parameters()
                        .stream()
                        .collect(Collectors.toMap(each -> each.name(), each -> each.value()));
        for (String name : names) {
            if (!values.containsKey(name)) {
                throw new AwsException(
                        "%1$s is not deployed yet: the parameter %2$s is missing, which `make deploy DEPLOY_ENV=%1$s` writes"
                                .formatted(environment, name));
            }
        }
        return new PlatformAddress(
                values.get(Parameter.PUBLIC_ORIGIN.in(environment)),
                values.get(Parameter.EDGE_DOMAIN_NAME.in(environment)),
                values.get(Parameter.CLUSTER_NAME.in(environment)));
    }
}
