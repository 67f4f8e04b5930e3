package io.teamclaw.config.names;

/** The platform's Lambda functions; each handler is a class of {@code lifecycle}. */
public enum PlatformFunction {
    LIFECYCLE("lifecycle", "LifecycleHandler", 50),
    USER_SESSION("user-session", "UserSessionHandler", 20),
    TASK_EVENTS("task-events", "TaskEventsHandler", 10),
    USAGE_ROLLUP("usage-rollup", "UsageRollupHandler", 10),
    PRE_SIGN_UP("pre-sign-up", "PreSignUpHandler", 5);

    /** Alias that callers invoke, never a function itself: only published versions start fast. */
    public static final String ALIAS = "live";

    private final String id;
    private final String handler;
    private final int concurrency;

    PlatformFunction(String id, String handler, int concurrency) {
        this.id = id;
        this.handler = handler;
        this.concurrency = concurrency;
    }

    /** E.g. {@code user-session}; part of the function's name. */
    public String id() {
        return id;
    }

    /**
     * Calls at once, kept for it and never exceeded. Of the lifecycle function's each start takes
     * one for minutes.
     */
    public int concurrency() {
        return concurrency;
    }

    /** The handler's class. */
    public String handlerClass() {
        return "io.teamclaw.lifecycle.lambda." + handler;
    }
}
