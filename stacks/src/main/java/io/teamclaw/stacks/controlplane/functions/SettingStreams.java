package io.teamclaw.stacks.controlplane.functions;

import com.hashicorp.cdktf.providers.aws.lambda_event_source_mapping.LambdaEventSourceMapping;
import com.hashicorp.cdktf.providers.aws.lambda_event_source_mapping.LambdaEventSourceMappingDestinationConfig;
import com.hashicorp.cdktf.providers.aws.lambda_event_source_mapping.LambdaEventSourceMappingDestinationConfigOnFailure;
import com.hashicorp.cdktf.providers.aws.lambda_event_source_mapping.LambdaEventSourceMappingFilterCriteria;
import com.hashicorp.cdktf.providers.aws.lambda_event_source_mapping.LambdaEventSourceMappingFilterCriteriaFilter;
import io.teamclaw.config.iam.Statement;
import io.teamclaw.config.names.WakeUpSettings;
import io.teamclaw.config.table.TableDefinition;
import io.teamclaw.config.table.Tables;
import io.teamclaw.stacks.KnownArns;
import io.teamclaw.stacks.controlplane.tables.DataTables;
import java.util.List;
import java.util.stream.Collectors;
import software.constructs.Construct;

/**
 * Tells the lifecycle function of each change of settings and people that may change when a
 * workspace has to be woken.
 */
public final class SettingStreams extends Construct {
    /** Who saves a form changes several settings at once: one look at the end is enough. */
    private static final int GATHER_SECONDS = 10;

    /** Each at most some reads and a few schedules: all within the function's time. */
    private static final int BATCH = 100;

    private static final int RETRIES = 5;

    /** A new person has no workspace yet, which brings its wake-ups in step itself. */
    private static final String CHANGED_PEOPLE = "{\"eventName\":[\"MODIFY\",\"REMOVE\"]}";

    public SettingStreams(
            Construct scope,
            FunctionPlatform platform,
            PlatformLambda lifecycle,
            DataTables tables) {
        super(scope, "setting-streams");
        follow(platform, lifecycle, tables, Tables.CONFIG, wakeUpSettings());
        follow(platform, lifecycle, tables, Tables.USERS, CHANGED_PEOPLE);
    }

    static List<Statement> permissions(KnownArns arns) {
        return List.of(
                Statement.allow("FollowSettingsAndPeople")
                        .actions(
                                "dynamodb:DescribeStream",
                                "dynamodb:GetRecords",
                                "dynamodb:GetShardIterator")
                        .resources(
                                arns.table(Tables.CONFIG) + "/stream/*",
                                arns.table(Tables.USERS) + "/stream/*"),
                // AWS knows no resource for it.
                Statement.allow("FindStreams").actions("dynamodb:ListStreams").resources("*"));
    }

    private void follow(
            FunctionPlatform platform,
            PlatformLambda lifecycle,
            DataTables tables,
            TableDefinition table,
            String filter) {
        LambdaEventSourceMapping.Builder.create(this, table.name())
                .eventSourceArn(tables.streamArn(table))
                .functionName(lifecycle.aliasArn())
                .startingPosition("TRIM_HORIZON")
                .batchSize(BATCH)
                .maximumBatchingWindowInSeconds(GATHER_SECONDS)
                .bisectBatchOnFunctionError(true)
                .maximumRetryAttempts(RETRIES)
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
                                                        .pattern(filter)
                                                        .build()))
                                .build())
                .dependsOn(List.of(lifecycle.permissions()))
                .build();
    }

    private static String wakeUpSettings() {
        return "{\"dynamodb\":{\"Keys\":{\"configKey\":{\"S\":[%s]}}}}"
                .formatted(
                        WakeUpSettings.keys().stream()
                                .map(each -> '"' + each + '"')
                                .collect(Collectors.joining(",")));
    }
}
