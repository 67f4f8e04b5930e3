package io.teamclaw.lifecycle.workspaces;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a workspace.
 *
 * @param at when it was recorded
 * @param state that it was in from then on
 * @param phase that its start had come to, while it was starting
 * @param task the task that was recorded then
 * @param by the id of the person who asked for it, where that is known
 * @param why for a person: why it failed, what a stop waits for, or what else was the reason; at
 *     most 200 characters
 */
public record WorkspaceEvent(
        Instant at,
        WorkspaceState state,
        Optional<StartPhase> phase,
        Optional<TaskRef> task,
        Optional<String> by,
        Optional<String> why) {}
