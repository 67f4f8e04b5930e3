package io.teamclaw.stacks.iam;

import io.teamclaw.config.names.Parameter;
import io.teamclaw.stacks.Deployment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Puts values in the place of what stands in braces in the table: {@code {region}}, {@code
 * {account}}, {@code {env}}, the name of a {@link Parameter}, {@code {role:router}}, or a name that
 * the table gives itself.
 */
final class ResourceNamesInTable {
    private static final Pattern NAME = Pattern.compile("\\{([\\w:-]+)}");

    private final Deployment deployment;
    private final TerraformValues values;
    private final DeployedPolicies policies;
    private final Map<String, String> names;

    ResourceNamesInTable(
            Deployment deployment,
            TerraformValues values,
            DeployedPolicies policies,
            Map<String, String> names) {
        this.deployment = deployment;
        this.values = values;
        this.policies = policies;
        this.names = names;
    }

    String fill(String text) {
        return NAME.matcher(text).replaceAll(each -> value(each.group(1)));
    }

    /** The same in the values of a request's context. */
    Map<String, Object> fill(Map<String, Object> context) {
        Map<String, Object> filled = new LinkedHashMap<>();
        context.forEach(
                (key, value) ->
                        filled.put(
                                key,
                                value instanceof List<?> list
                                        ? list.stream().map(each -> fill(each.toString())).toList()
                                        : fill(value.toString())));
        return filled;
    }

    private String value(String name) {
        if (names.containsKey(name)) {
            return fill(names.get(name));
        }
        if (name.startsWith("role:")) {
            String part = name.substring("role:".length());
            return policies.roles().containsKey(part)
                    ? policies.role(part).arn()
                    : deployment.arns().role(part);
        }
        return switch (name) {
            case "region" -> deployment.settings().region();
            case "account" -> deployment.settings().account();
            case "env" -> deployment.settings().environment().value();
            default ->
                    values.parameter(
                            Parameter.valueOf(name).in(deployment.settings().environment()));
        };
    }
}
