package io.teamclaw.lifecycle.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.names.PlatformMetric;
import io.teamclaw.lifecycle.aws.Variables;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes, starts, stops and removes workspaces. The package's documentation lists what it can be
 * asked for and what it answers.
 *
 * <p>A call works until all is done that it began, or until its time is nearly up: then it leaves a
 * record with a deadline and has another call carry it on; else the next sweep does.
 *
 * <p>Environment: see {@link AwsPlatform}.
 */
public final class LifecycleHandler implements RequestStreamHandler {
    private static final Logger LOG = System.getLogger(LifecycleHandler.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is left of a call's time for ending it in order, and for handing on what is left. */
    private static final Duration RESERVE = Duration.ofSeconds(10);

    /** What one part of what has many may take: a call to AWS with all its tries. */
    private static final Duration PART = Duration.ofSeconds(30);

    private final LifecyclePlatform platform;
    private final FunctionLogs logs;
    private final RequestReader reader;
    private final Clock clock;

    /**
     * For Lambda, which makes one for all of its calls and takes its snapshot then: no client has
     * an open connection yet, and nothing random was drawn.
     */
    public LifecycleHandler() {
        this(AwsPlatform.lifecycle(System.getenv()), FunctionLogs.install(environment()));
    }

    LifecycleHandler(LifecyclePlatform platform, FunctionLogs logs) {
        this.platform = platform;
        this.logs = logs;
        this.clock = platform.workspaces().clock();
        this.reader = new RequestReader(clock);
    }

    private static String environment() {
        return Variables.ofProcess().environment();
    }

    /**
     * @throws FunctionFailedException where it failed and may not the next time
     */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        logs.begin(context);
        JSON.writeValue(output, answer(input, context));
    }

    private ObjectNode answer(InputStream input, Context context) throws IOException {
        try {
            return carryOut(reader.read(input), context);
        } catch (InvalidRequestException e) {
            return refusal("invalid-request", e.getMessage());
        } catch (RefusedException e) {
            return refusal(e.kind(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The request failed", e);
            throw new FunctionFailedException(
                    "The request failed; the function's log has the details. Try again later.");
        }
    }

    private static ObjectNode refusal(String kind, String message) {
        LOG.log(Level.WARNING, "Refused ({0}): {1}", kind, message);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("error").put("kind", kind).put("message", message);
        return answer;
    }

    private ObjectNode carryOut(LifecycleRequest request, Context context) {
        if (request instanceof LifecycleRequest.OfPerson one) {
            logs.about(one.userId());
        }
        try (WorkspaceService service = platform.service()) {
            service.onChange(new WorkspaceMetrics(logs.metrics(), stops(request), clock.instant()));
            Operations operations =
                    new Operations(
                            platform,
                            service,
                            logs.metrics(),
                            () -> timeFor(context).compareTo(PART) > 0);
            Optional<ObjectNode> answer = operations.run(request);
            if (!service.awaitWork(timeFor(context))) {
                LOG.log(
                        Level.WARNING,
                        "The call's time is up before all is done; another call carries it on");
            }
            return answer.orElseGet(() -> operations.answer(request));
        }
    }

    private static PlatformMetric stops(LifecycleRequest request) {
        return request instanceof LifecycleRequest.CheckIdle
                ? PlatformMetric.STOPS_BY_SWEEP
                : PlatformMetric.STOPS_ASKED;
    }

    private static Duration timeFor(Context context) {
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
