package io.teamclaw.stacks.controlplane.functions;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.lambda_alias.LambdaAlias;
import com.hashicorp.cdktf.providers.aws.lambda_function.LambdaFunction;
import com.hashicorp.cdktf.providers.aws.lambda_function.LambdaFunctionDeadLetterConfig;
import com.hashicorp.cdktf.providers.aws.lambda_function.LambdaFunctionEnvironment;
import com.hashicorp.cdktf.providers.aws.lambda_function.LambdaFunctionSnapStart;
import com.hashicorp.cdktf.providers.aws.lambda_function.LambdaFunctionVpcConfig;
import com.hashicorp.cdktf.providers.aws.lambda_function_event_invoke_config.LambdaFunctionEventInvokeConfig;
import com.hashicorp.cdktf.providers.aws.lambda_permission.LambdaPermission;
import io.teamclaw.config.names.PlatformFunction;
import io.teamclaw.stacks.iam.PlatformRole;
import io.teamclaw.stacks.logs.PlatformLogGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.constructs.Construct;

/**
 * One of the platform's functions: Java, as a rule with SnapStart, called by its alias only, with a
 * role and a log group of its own.
 */
public final class PlatformLambda extends Construct {
    /** An event that waited longer speaks of a state that has passed. */
    private static final Duration OLDEST_EVENT = Duration.ofHours(1);

    private final LambdaAlias alias;
    private final PlatformRole role;

    public PlatformLambda(Construct scope, FunctionPlatform platform, FunctionSpec spec) {
        super(scope, spec.function().id());
        String part = spec.function().id();
        PlatformLogGroup logs =
                new PlatformLogGroup(this, "logs", platform.deployment(), part, platform.keyArn());
        this.role =
                new PlatformRole(
                        this,
                        "role",
                        platform.deployment(),
                        part,
                        PlatformRole.trustInLambda(),
                        platform.permissions(spec));
        LambdaFunction function = function(platform, spec);
        // Newer than the bindings.
        function.addOverride("logging_config.log_format", "JSON");
        function.addOverride("logging_config.log_group", logs.name());
        this.alias =
                LambdaAlias.Builder.create(this, "alias")
                        .name(PlatformFunction.ALIAS)
                        .functionName(function.getFunctionName())
                        .functionVersion(function.getVersion())
                        .build();
        LambdaFunctionEventInvokeConfig.Builder.create(this, "retries")
                .functionName(function.getFunctionName())
                .qualifier(alias.getName())
                .maximumRetryAttempts(2)
                .maximumEventAgeInSeconds(OLDEST_EVENT.toSeconds())
                .build();
    }

    /** What to depend on for whoever needs what the function may do. */
    ITerraformDependable permissions() {
        return role.permissions();
    }

    /** What callers invoke. */
    public String aliasArn() {
        return alias.getArn();
    }

    /** As API Gateway addresses the alias. */
    public String aliasInvokeArn() {
        return alias.getInvokeArn();
    }

    /**
     * Lets an AWS service call the alias.
     *
     * @param service e.g. {@code events.amazonaws.com}
     * @param sourceArn for whom it may do so: a rule, an API, a pool
     * @return what to depend on for whoever calls at once
     */
    public ITerraformDependable allow(String id, String service, String sourceArn) {
        return LambdaPermission.Builder.create(this, id)
                .action("lambda:InvokeFunction")
                .functionName(alias.getFunctionName())
                .qualifier(alias.getName())
                .principal(service)
                .sourceArn(sourceArn)
                .build();
    }

    /**
     * Lambda tries at once what the role must be able to do, and runs the handler's beginning for
     * the snapshot.
     */
    private List<ITerraformDependable> needs(FunctionSpec spec) {
        List<ITerraformDependable> needs = new ArrayList<>();
        needs.add(role.permissions());
        spec.network().ifPresent(network -> needs.addAll(network.open()));
        return needs;
    }

    private LambdaFunction function(FunctionPlatform platform, FunctionSpec spec) {
        var builder =
                LambdaFunction.Builder.create(this, "function")
                        .functionName(platform.deployment().names().of(spec.function()))
                        .role(role.arn())
                        .runtime("java21")
                        .handler(spec.function().handlerClass())
                        .architectures(List.of(platform.architecture()))
                        .filename(platform.code().path())
                        .sourceCodeHash(platform.code().hash())
                        .timeout(spec.timeout().toSeconds())
                        .memorySize(spec.memoryMiB())
                        .reservedConcurrentExecutions(spec.function().concurrency())
                        .publish(true)
                        .deadLetterConfig(
                                LambdaFunctionDeadLetterConfig.builder()
                                        .targetArn(platform.deadLetters().arn())
                                        .build())
                        .kmsKeyArn(platform.keyArn())
                        .environment(
                                LambdaFunctionEnvironment.builder()
                                        .variables(platform.variables(spec))
                                        .build())
                        .dependsOn(needs(spec));
        if (spec.startsFromSnapshot()) {
            // Left out, not "None": the provider reads none of that back and would change it for
            // ever.
            builder.snapStart(
                    LambdaFunctionSnapStart.builder().applyOn("PublishedVersions").build());
        }
        spec.network()
                .ifPresent(
                        network ->
                                builder.vpcConfig(
                                        LambdaFunctionVpcConfig.builder()
                                                .subnetIds(network.subnetIds())
                                                .securityGroupIds(
                                                        List.of(network.securityGroupId()))
                                                .build()));
        return builder.build();
    }
}
