package io.teamclaw.lifecycle.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.teamclaw.config.id.UserId;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** A function's logs and metrics. */
final class FunctionLogs {
    private final JsonLogHandler handler;
    private final MetricLog metrics;

    private FunctionLogs(String environment, Consumer<String> lines) {
        this.handler = new JsonLogHandler(environment, lines);
        this.metrics = new MetricLog(environment, lines);
    }

    /** Has everything that this process logs written to standard output; for Lambda. */
    static FunctionLogs install(String environment) {
        return install(environment, new StandardOutput());
    }

    /** To these lines instead. */
    static FunctionLogs install(String environment, Consumer<String> lines) {
        FunctionLogs logs = new FunctionLogs(environment, lines);
        Logger root = LogManager.getLogManager().getLogger("");
        for (Handler each : root.getHandlers()) {
            root.removeHandler(each);
        }
        root.addHandler(logs.handler);
        root.setLevel(Level.INFO);
        return logs;
    }

    /** Metrics to these lines, logs as they were. */
    static FunctionLogs detached(String environment, Consumer<String> lines) {
        return new FunctionLogs(environment, lines);
    }

    /**
     * From now on lines belong to this call.
     *
     * @param context null in tests
     */
    void begin(Context context) {
        handler.begin(context == null ? "" : String.valueOf(context.getAwsRequestId()));
    }

    /** Whom the call is about. */
    void about(UserId userId) {
        handler.about(userId);
    }

    MetricLog metrics() {
        return metrics;
    }
}
