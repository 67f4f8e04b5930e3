package io.teamclaw.adminui.config;

import java.util.List;

/** What became of a change of settings. */
public sealed interface SaveOutcome {
    /** Stored and noted in the audit log. */
    record Saved() implements SaveOutcome {}

    /**
     * Nothing is stored.
     *
     * @param problems at least one
     */
    record Refused(List<Problem> problems) implements SaveOutcome {}

    /**
     * Nothing is stored: somebody changed a setting meanwhile.
     *
     * @param key which
     */
    record Conflict(String key) implements SaveOutcome {}
}
