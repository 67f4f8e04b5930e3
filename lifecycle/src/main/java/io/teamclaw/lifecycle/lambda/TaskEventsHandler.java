package io.teamclaw.lifecycle.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.config.compute.ComputePrice;
import io.teamclaw.config.deploy.EnvironmentName;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.PlatformMetric;
import io.teamclaw.config.names.ResourceNames;
import io.teamclaw.lifecycle.aws.AwsClients;
import io.teamclaw.lifecycle.aws.Variables;
import io.teamclaw.lifecycle.ecs.TaskEnding;
import io.teamclaw.lifecycle.records.RecordsOnly;
import io.teamclaw.lifecycle.remote.RemoteWorkspaces;
import io.teamclaw.lifecycle.usage.ComputeMeter;
import io.teamclaw.lifecycle.workspaces.WorkspaceHook;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Notes that a workspace's task ended, within seconds. It touches the record only, and only while
 * that names this very task: late, repeated and overtaken events change nothing, nor do those of
 * other tasks. What led to the task is removed by the next start or sweep, which may do so.
 *
 * <p>Environment: {@code TEAMCLAW_ENVIRONMENT}, {@code LIFECYCLE_FUNCTION_ARN}, {@code
 * TEAMCLAW_COMPUTE_MICROS_PER_HOUR}.
 */
public final class TaskEventsHandler implements RequestStreamHandler {
    private static final Logger LOG = System.getLogger(TaskEventsHandler.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DynamoDbClient dynamoDb;
    private final String environment;
    private final Runnable startNext;
    private final FunctionLogs logs;
    private final Clock clock;
    private final List<WorkspaceHook> hooks;
    private final ResourceNames names;

    /** For Lambda, which makes one for all of its calls. */
    public TaskEventsHandler() {
        this(
                AwsClients.of(DynamoDbClient.builder()),
                Variables.ofProcess().environment(),
                new RemoteWorkspaces(
                                AwsClients.of(LambdaClient.builder()),
                                Variables.ofProcess().required(Parameter.LIFECYCLE_FUNCTION_ARN))
                        ::startNext,
                FunctionLogs.install(Variables.ofProcess().environment()),
                Clock.systemUTC(),
                ComputePrice.of(Variables.ofProcess().values()));
    }

    /**
     * @param startNext has those started whose turn has come
     * @param price of the runs whose end it notes
     */
    TaskEventsHandler(
            DynamoDbClient dynamoDb,
            String environment,
            Runnable startNext,
            FunctionLogs logs,
            Clock clock,
            ComputePrice price) {
        this.dynamoDb = dynamoDb;
        this.environment = environment;
        this.startNext = startNext;
        this.logs = logs;
        this.clock = clock;
        this.hooks = List.of(new ComputeMeter(dynamoDb, environment, price));
        this.names = new ResourceNames(new EnvironmentName(environment), "");
    }

    /**
     * Answers nothing. What it cannot read is logged, without its contents, and not asked for
     * again.
     *
     * @throws FunctionFailedException where the record could not be moved; the event comes again
     */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        logs.begin(context);
        try {
            TaskEvent.read(JSON.readTree(input), names).ifPresent(this::note);
        } catch (JsonProcessingException e) {
            LOG.log(Level.WARNING, "Passed over an event: it is not JSON");
        } catch (InvalidRequestException e) {
            LOG.log(Level.WARNING, "Passed over an event: {0}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The end of a task could not be noted", e);
            throw new FunctionFailedException("The end of a task could not be noted");
        }
    }

    private void note(TaskEvent event) {
        logs.about(event.owner());
        try (WorkspaceService workspaces =
                RecordsOnly.workspaces(dynamoDb, environment, clock, startNext, hooks)) {
            workspaces.onChange(
                    new WorkspaceMetrics(
                            logs.metrics(), PlatformMetric.STOPS_REPORTED, clock.instant()));
            workspaces.taskEnded(event.owner(), event.task(), TaskEnding.of(event.how()));
        }
    }
}
