package io.teamclaw.stacks.controlplane.functions;

import com.hashicorp.cdktf.providers.aws.lambda_event_source_mapping.LambdaEventSourceMapping;
import com.hashicorp.cdktf.providers.aws.lambda_event_source_mapping.LambdaEventSourceMappingDestinationConfig;
import com.hashicorp.cdktf.providers.aws.lambda_event_source_mapping.LambdaEventSourceMappingDestinationConfigOnFailure;
import com.hashicorp.cdktf.providers.aws.lambda_event_source_mapping.LambdaEventSourceMappingFilterCriteria;
import com.hashicorp.cdktf.providers.aws.lambda_event_source_mapping.LambdaEventSourceMappingFilterCriteriaFilter;
import io.teamclaw.config.iam.Statement;
import io.teamclaw.config.names.PlatformFunction;
import io.teamclaw.config.table.Tables;
import io.teamclaw.stacks.KnownArns;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.constructs.Construct;

/** Counts each new row of the usage table, from the table's stream. */
public final class UsageRollupFunction extends Construct {
    /** Counting a row changes it: only new ones are of interest, and half of the calls is saved. */
    private static final String NEW_ROWS = "{\"eventName\":[\"INSERT\"]}";

    /** Of a shard of the stream, each with rows of other people. */
    private static final int BATCHES_AT_ONCE = 2;

    /**
     * @param usageStreamArn of the usage table
     */
    public UsageRollupFunction(Construct scope, FunctionPlatform platform, String usageStreamArn) {
        super(scope, "usage");
        PlatformLambda lambda =
                new PlatformLambda(
                        this,
                        platform,
                        new FunctionSpec(
                                PlatformFunction.USAGE_ROLLUP,
                                Duration.ofMinutes(1),
                                512,
                                Map.of(),
                                permissions(platform.deployment().arns()),
                                Optional.empty()));
        LambdaEventSourceMapping.Builder.create(this, "stream")
                .eventSourceArn(usageStreamArn)
                .functionName(lambda.aliasArn())
                .startingPosition("TRIM_HORIZON")
                .batchSize(100)
                .maximumBatchingWindowInSeconds(5)
                .parallelizationFactor(BATCHES_AT_ONCE)
                .functionResponseTypes(List.of("ReportBatchItemFailures"))
                .bisectBatchOnFunctionError(true)
                .maximumRetryAttempts(10)
                .destinationConfig(
                        LambdaEventSourceMappingDestinationConfig.builder()
                                .onFailure(
                                        LambdaEventSourceMappingDestinationConfigOnFailure.builder()
                                                .destinationArn(platform.deadLetters().arn())
                                                .build())
                                .build())
                .filterCriteria(
                        LambdaEventSourceMappingFilterCriteria.builder()
                                .filter(
                                        List.of(
                                                LambdaEventSourceMappingFilterCriteriaFilter
                                                        .builder()
                                                        .pattern(NEW_ROWS)
                                                        .build()))
                                .build())
                .dependsOn(List.of(lambda.permissions()))
                .build();
    }

    private static List<Statement> permissions(KnownArns arns) {
        return List.of(
                Statement.allow("FollowStream")
                        .actions(
                                "dynamodb:DescribeStream",
                                "dynamodb:GetRecords",
                                "dynamodb:GetShardIterator")
                        .resources(arns.table(Tables.USAGE) + "/stream/*"),
                // AWS knows no resource for it.
                Statement.allow("FindStream").actions("dynamodb:ListStreams").resources("*"),
                Statement.allow("CountOnce")
                        .actions("dynamodb:UpdateItem")
                        .resources(arns.table(Tables.USAGE), arns.table(Tables.USAGE_ROLLUP)));
    }
}
