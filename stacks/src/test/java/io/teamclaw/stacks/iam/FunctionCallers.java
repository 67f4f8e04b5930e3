package io.teamclaw.stacks.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.config.iam.PolicyDocument;
import io.teamclaw.config.iam.Statement;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.StackName;
import io.teamclaw.stacks.testing.Synthesised;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What Lambda makes of the permissions of a function's alias: a policy for it. */
final class FunctionCallers {
    private final Synthesised synthesised;
    private final Deployment deployment;
    private final TerraformValues values;

    FunctionCallers(Synthesised synthesised, Deployment deployment, TerraformValues values) {
        this.synthesised = synthesised;
        this.deployment = deployment;
        this.values = values;
    }

    /** The policies of a stack's aliases, by ARN. */
    Map<String, JsonNode> policies(StackName stack) {
        Map<String, List<Statement>> statements = new TreeMap<>();
        for (JsonNode each : synthesised.resources(stack, "aws_lambda_permission").values()) {
            String alias = alias(stack, each);
            statements
                    .computeIfAbsent(alias, name -> new ArrayList<>())
                    .add(
                            Statement.allow("Caller")
                                    .to("Service", text(stack, each, "principal"))
                                    .actions(text(stack, each, "action"))
                                    .resources(alias)
                                    .when(
                                            "ArnLike",
                                            "aws:SourceArn",
                                            text(stack, each, "source_arn")));
        }
        Map<String, JsonNode> policies = new TreeMap<>();
        statements.forEach(
                (alias, list) ->
                        policies.put(
                                alias, PolicyReader.document(new PolicyDocument(list).json())));
        return policies;
    }

    private String alias(StackName stack, JsonNode permission) {
        return deployment
                .arns()
                .regional(
                        "lambda",
                        "function:%s:%s"
                                .formatted(
                                        text(stack, permission, "function_name"),
                                        text(stack, permission, "qualifier")));
    }

    private String text(StackName stack, JsonNode resource, String attribute) {
        return values.resolve(stack, resource.path(attribute).asText());
    }
}
