package io.teamclaw.lifecycle.workspaces;

/** How it went to stop a workspace for being idle. */
sealed interface IdleStop {
    /** It rests and is being stopped. @param workspace as recorded */
    record Stopping(Workspace workspace) implements IdleStop {}

    /** It works; nothing was changed. @param with what, for a person */
    record Busy(String with) implements IdleStop {}

    /** Its gateway does not answer; nothing was changed. @param why for the log */
    record Silent(String why) implements IdleStop {}

    /** Somebody used, kept or moved it since it was judged; nothing was changed. */
    record Overtaken() implements IdleStop {}
}
