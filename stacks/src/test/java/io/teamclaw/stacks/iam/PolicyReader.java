package io.teamclaw.stacks.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.StackName;
import io.teamclaw.stacks.testing.Synthesised;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds all policies in the synthesised stacks, with every reference resolved. */
final class PolicyReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Policies that are resources of their own: their type, what they are for, and their text. */
    private static final List<List<String>> RESOURCE_POLICIES =
            List.of(
                    List.of("aws_efs_file_system_policy", "file_system_id", "policy"),
                    List.of("aws_s3_bucket_policy", "bucket", "policy"),
                    List.of("aws_sqs_queue_policy", "queue_url", "policy"),
                    List.of("aws_sns_topic_policy", "arn", "policy"),
                    List.of("aws_secretsmanager_secret_policy", "secret_arn", "policy"));

    private final Synthesised synthesised;
    private final FunctionCallers functions;
    private final TerraformValues values;
    private final String workspaces;
    private final String prefix;
    private final String suffix;

    private PolicyReader(Synthesised synthesised, Deployment deployment, TerraformValues values) {
        this.synthesised = synthesised;
        this.functions = new FunctionCallers(synthesised, deployment, values);
        this.values = values;
        this.workspaces = deployment.names().workspaceFamily() + "-";
        String[] around = deployment.names().of("/").split("/", -1);
        this.prefix = around[0];
        this.suffix = around[1];
    }

    static DeployedPolicies read(
            Synthesised synthesised, Deployment deployment, TerraformValues values) {
        PolicyReader reader = new PolicyReader(synthesised, deployment, values);
        return new DeployedPolicies(reader.roles(), reader.resources(), reader.endpoints());
    }

    /** A policy's document, parsed. */
    static JsonNode document(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("A policy is no JSON: " + json, e);
        }
    }

    private Map<String, DeployedRole> roles() {
        Map<String, DeployedRole> roles = new TreeMap<>();
        for (StackName stack : StackName.values()) {
            synthesised
                    .resources(stack, "aws_iam_role")
                    .forEach((id, role) -> roles.put(part(stack, role), role(stack, id, role)));
        }
        return roles;
    }

    private String part(StackName stack, JsonNode role) {
        String name = text(stack, role, "name");
        if (name.startsWith(workspaces)) {
            return "workspace-" + name.substring(workspaces.length());
        }
        return name.startsWith(prefix) && name.endsWith(suffix)
                ? name.substring(prefix.length(), name.length() - suffix.length())
                : name;
    }

    private DeployedRole role(StackName stack, String id, JsonNode role) {
        if (role.has("managed_policy_arns") || role.has("inline_policy")) {
            throw new AssertionError("Give the role " + id + " its policy as a PlatformRole");
        }
        Map<String, String> tags = new TreeMap<>();
        role.path("tags")
                .fields()
                .forEachRemaining(
                        each ->
                                tags.put(
                                        each.getKey(),
                                        values.resolve(stack, each.getValue().asText())));
        return new DeployedRole(
                values.resolve(stack, "${aws_iam_role." + id + ".arn}"),
                document(text(stack, role, "assume_role_policy")),
                policies(stack, text(stack, role, "name")),
                role.has("permissions_boundary")
                        ? Optional.of(managedPolicy(text(stack, role, "permissions_boundary")))
                        : Optional.empty(),
                tags);
    }

    private List<JsonNode> policies(StackName stack, String role) {
        List<JsonNode> policies = new ArrayList<>();
        for (JsonNode each : synthesised.resources(stack, "aws_iam_role_policy").values()) {
            if (text(stack, each, "role").equals(role)) {
                policies.add(document(text(stack, each, "policy")));
            }
        }
        for (JsonNode each :
                synthesised.resources(stack, "aws_iam_role_policy_attachment").values()) {
            if (text(stack, each, "role").equals(role)) {
                policies.add(managedPolicy(text(stack, each, "policy_arn")));
            }
        }
        return policies;
    }

    private JsonNode managedPolicy(String arn) {
        return managedPolicy(synthesised, values, arn);
    }

    /** The document of a managed policy that one of the stacks makes. */
    static JsonNode managedPolicy(Synthesised synthesised, TerraformValues values, String arn) {
        for (StackName stack : StackName.values()) {
            for (Map.Entry<String, JsonNode> each :
                    synthesised.resources(stack, "aws_iam_policy").entrySet()) {
                String its = "${aws_iam_policy." + each.getKey() + ".arn}";
                if (values.resolve(stack, its).equals(arn)) {
                    return document(values.resolve(stack, each.getValue().path("policy").asText()));
                }
            }
        }
        throw new AssertionError("No stack makes the policy " + arn);
    }

    private Map<String, JsonNode> resources() {
        Map<String, JsonNode> policies = new TreeMap<>();
        for (StackName stack : StackName.values()) {
            for (List<String> kind : RESOURCE_POLICIES) {
                for (JsonNode each : synthesised.resources(stack, kind.get(0)).values()) {
                    policies.put(
                            arn(stack, each.path(kind.get(1)).asText()),
                            document(text(stack, each, kind.get(2))));
                }
            }
            synthesised
                    .resources(stack, "aws_kms_key")
                    .forEach(
                            (id, key) ->
                                    policies.put(
                                            values.resolve(stack, "${aws_kms_key." + id + ".arn}"),
                                            document(text(stack, key, "policy"))));
            policies.putAll(functions.policies(stack));
        }
        return policies;
    }

    private Map<String, JsonNode> endpoints() {
        Map<String, JsonNode> policies = new TreeMap<>();
        for (StackName stack : StackName.values()) {
            for (JsonNode each : synthesised.resources(stack, "aws_vpc_endpoint").values()) {
                if (each.has("policy")) {
                    String service = text(stack, each, "service_name");
                    policies.put(
                            service.substring(service.lastIndexOf('.') + 1),
                            document(text(stack, each, "policy")));
                }
            }
        }
        return policies;
    }

    /** From a reference to a resource by whatever attribute to its ARN. */
    private String arn(StackName stack, String reference) {
        return values.resolve(stack, reference.replaceFirst("\\.\\w+}$", ".arn}"));
    }

    private String text(StackName stack, JsonNode resource, String attribute) {
        return values.resolve(stack, resource.path(attribute).asText());
    }
}
