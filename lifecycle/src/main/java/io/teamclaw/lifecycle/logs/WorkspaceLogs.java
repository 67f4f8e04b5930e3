package io.teamclaw.lifecycle.logs;

import io.teamclaw.config.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a workspace's processes said lately: on one machine from files, in AWS from CloudWatch. */
public interface WorkspaceLogs {
    /** Where nothing is kept. */
    WorkspaceLogs NONE = (userId, limit) -> List.of();

    /**
     * One line.
     *
     * @param at when, where the log says so
     * @param source {@code openclaw} or {@code sidecar}
     * @param text as it was written, without line break; at most 2,000 characters
     */
    record Line(Optional<Instant> at, String source, String text) {}

    /**
     * The last lines of the current or last run, oldest first.
     *
     * @param limit most lines to give
     * @throws java.io.UncheckedIOException where they cannot be read; the message is for a person
     */
    List<Line> latest(UserId userId, int limit);
}
