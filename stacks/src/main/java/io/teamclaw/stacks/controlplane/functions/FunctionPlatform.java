package io.teamclaw.stacks.controlplane.functions;

import io.teamclaw.config.deploy.Architecture;
import io.teamclaw.config.deploy.IdentityProvider;
import io.teamclaw.config.iam.PolicyDocument;
import io.teamclaw.config.iam.Statement;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.controlplane.queue.DeadLetters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all functions share.
 *
 * @param deployment they belong to
 * @param code of all handlers
 * @param deadLetters where events go that they could not handle
 * @param keyArn of the platform's KMS key
 */
public record FunctionPlatform(
        Deployment deployment, FunctionCode code, DeadLetters deadLetters, String keyArn) {

    /** That of the tasks, as Lambda spells it. */
    String architecture() {
        return deployment.settings().workspace().architecture() == Architecture.ARM64
                ? "arm64"
                : "x86_64";
    }

    /** As the handlers read them, separated by commas. */
    String allowedDomains() {
        return String.join(",", deployment.settings().signIn().allowedDomains());
    }

    /** The company's own in the pool, by name; empty where there is none. */
    String identityProvider() {
        return deployment
                .settings()
                .signIn()
                .identityProvider()
                .map(IdentityProvider::name)
                .orElse("");
    }

    /** The function's own variables and that which every handler reads. */
    Map<String, String> variables(FunctionSpec spec) {
        Map<String, String> variables = new TreeMap<>(spec.environment());
        variables.put("TEAMCLAW_ENVIRONMENT", deployment.settings().environment().value());
        return variables;
    }

    /** The function's own permissions and those which every function needs. */
    PolicyDocument permissions(FunctionSpec spec) {
        List<Statement> statements = new ArrayList<>();
        statements.add(
                Statement.allow("OwnLogs")
                        .actions("logs:CreateLogStream", "logs:PutLogEvents")
                        .resources(deployment.arns().logStreams(spec.function().id())));
        statements.add(deadLetters.permission());
        statements.addAll(spec.permissions());
        spec.network()
                .ifPresent(network -> statements.addAll(network.permissions(spec.function())));
        return new PolicyDocument(statements);
    }
}
