package io.teamclaw.lifecycle.testing;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.WorkspaceUse;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Model calls and jobs as a test sets them. */
public final class SettableUse implements WorkspaceUse {
    private final Map<UserId, Instant> calls = new ConcurrentHashMap<>();
    private final Map<UserId, Instant> jobs = new ConcurrentHashMap<>();

    @Override
    public Optional<Instant> lastModelCall(UserId owner) {
        return Optional.ofNullable(calls.get(owner));
    }

    @Override
    public Optional<Instant> nextJob(User owner, Instant after) {
        return Optional.ofNullable(jobs.get(owner.id())).filter(job -> job.isAfter(after));
    }

    public void modelCallEnded(UserId owner, Instant at) {
        calls.put(owner, at);
    }

    public void jobAt(UserId owner, Instant at) {
        jobs.put(owner, at);
    }
}
