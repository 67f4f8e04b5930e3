package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes a workspace out of another; what is not set stays as it was. */
final class WorkspaceEdit {
    private final UserId userId;
    private final Activity activity;
    private final long version;
    private WorkspaceState state = WorkspaceState.ABSENT;
    private Instant since = Instant.EPOCH;
    private Optional<Failure> failure = Optional.empty();
    private Optional<Start> start = Optional.empty();
    private Optional<TaskRef> task = Optional.empty();
    private Optional<TaskAddress> address = Optional.empty();
    private Optional<TeamId> place = Optional.empty();
    private Optional<String> stopWaitsFor = Optional.empty();
    private Optional<Removal> removal = Optional.empty();
    private Optional<Instant> deadline = Optional.empty();
    private List<WorkspaceEvent> events = List.of();

    WorkspaceEdit(UserId userId, Activity activity, long version) {
        this.userId = userId;
        this.activity = activity;
        this.version = version;
    }

    WorkspaceEdit(Workspace from) {
        this(from, from.activity(), from.version());
    }

    WorkspaceEdit(Workspace from, Activity activity, long version) {
        this(from.userId(), activity, version);
        this.state = from.state();
        this.since = from.since();
        this.failure = from.failure();
        this.start = from.start();
        this.task = from.task();
        this.address = from.address();
        this.place = from.place();
        this.stopWaitsFor = from.stopWaitsFor();
        this.removal = from.removal();
        this.deadline = from.deadline();
        this.events = from.events();
    }

    /** Staying in a state does not change since when it is in it. */
    WorkspaceEdit state(WorkspaceState next, Instant now) {
        if (state != next || since.equals(Instant.EPOCH)) {
            this.since = now;
        }
        this.state = next;
        return this;
    }

    /** As stored. */
    WorkspaceEdit since(Instant value) {
        this.since = value;
        return this;
    }

    WorkspaceEdit failure(Optional<Failure> value) {
        this.failure = value;
        return this;
    }

    WorkspaceEdit start(Optional<Start> value) {
        this.start = value;
        return this;
    }

    WorkspaceEdit task(Optional<TaskRef> value) {
        this.task = value;
        return this;
    }

    WorkspaceEdit address(Optional<TaskAddress> value) {
        this.address = value;
        return this;
    }

    WorkspaceEdit place(Optional<TeamId> value) {
        this.place = value;
        return this;
    }

    WorkspaceEdit stopWaitsFor(Optional<String> value) {
        this.stopWaitsFor = value;
        return this;
    }

    WorkspaceEdit removal(Optional<Removal> value) {
        this.removal = value;
        return this;
    }

    WorkspaceEdit deadline(Optional<Instant> value) {
        this.deadline = value;
        return this;
    }

    WorkspaceEdit events(List<WorkspaceEvent> value) {
        this.events = value;
        return this;
    }

    Workspace build() {
        return new Workspace(
                userId,
                state,
                since,
                failure,
                start,
                task,
                address,
                place,
                stopWaitsFor,
                removal,
                activity,
                deadline,
                events,
                version);
    }
}
