package io.teamclaw.lifecycle.workspaces;

/** What may happen to a workspace. */
enum Deed {
    START,
    STOP,
    STOP_NOW,
    REMOVE,
    REPAIR,
    /** Its task ends by itself, and nobody is told yet. */
    CRASH,
    /** News of any task that ended so far, maybe again. */
    NEWS,
    /** Somebody edits the record. */
    EDIT,
    /** The next call of a sort by the process to its runtime goes wrong. */
    FAULT,
    /** Everybody gets somewhat further. */
    PAUSE,
    /** Seconds pass. */
    TIME,
    /** Long enough that what nobody uses is idle. */
    HALF_AN_HOUR,
    SWEEP,
    /** An administrator shuts the person out, or lets them in again. */
    DISABLE,
    /** All that starts at once has to share less, or more. */
    LIMIT
}
