package io.teamclaw.lifecycle.workspaces;

/** What the runtime knows of a task. */
public sealed interface TaskStatus {
    /** On its way up. @param phase where it stands */
    record Pending(StartPhase phase) implements TaskStatus {}

    /** The gateway answers. @param address where */
    record Ready(TaskAddress address) implements TaskStatus {}

    /**
     * It is not there (any more), or on its way out for good.
     *
     * @param kind of its end; {@code INTERRUPTED} where it is nobody's fault, or was asked for
     * @param cause for a person, e.g. the exit code and the last error
     */
    record Gone(FailureKind kind, String cause) implements TaskStatus {}
}
