package io.teamclaw.config.names;

/** The platform's Lambda functions; each handler is a class of {@code lifecycle}. */
public enum PlatformFunction {
    LIFECYCLE("lifecycle", "LifecycleHandler"),
    USER_SESSION("user-session", "UserSessionHandler"),
    TASK_EVENTS("task-events", "TaskEventsHandler"),
    USAGE_ROLLUP("usage-rollup", "UsageRollupHandler"),
    PRE_SIGN_UP("pre-sign-up", "PreSignUpHandler");

    /** Alias that callers invoke, never a function itself: only published versions start fast. */
    public static final String ALIAS = "live";

    private final String id;
    private final String handler;

    PlatformFunction(String id, String handler) {
        this.id = id;
        this.handler = handler;
    }

    /** E.g. {@code user-session}; part of the function's name. */
    public String id() {
        return id;
    }

    /** The handler's class. */
    public String handlerClass() {
        return "io.teamclaw.lifecycle.lambda." + handler;
    }
}
