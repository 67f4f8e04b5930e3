package io.teamclaw.lifecycle.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.lambda.LifecycleRequest.Use;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import java.time.Duration;
import java.util.List;

/** Carries out one request: what it does goes on in the service's background afterwards. */
final class Operations {
    /** So many connections at once are opened for activity. */
    private static final int USES_AT_ONCE = 50;

    private static final Duration USES_LIMIT = Duration.ofSeconds(20);

    private final LifecyclePlatform platform;
    private final WorkspaceService service;

    Operations(LifecyclePlatform platform, WorkspaceService service) {
        this.platform = platform;
        this.service = service;
    }

    /**
     * @throws RefusedException where the request cannot be met as things are
     */
    void run(LifecycleRequest request) {
        switch (request) {
            case LifecycleRequest.Provision one -> provision(owner(one.userId()));
            case LifecycleRequest.StartOne one -> start(one.userId());
            case LifecycleRequest.Stop stop when stop.now() -> service.stopNow(stop.userId());
            case LifecycleRequest.Stop stop -> service.stop(stop.userId());
            case LifecycleRequest.Keep keep -> keep(keep);
            case LifecycleRequest.NoteActivity activity -> note(activity.uses());
            case LifecycleRequest.Status status -> {
                // The answer is the record.
            }
            case LifecycleRequest.Deprovision removal ->
                    service.deprovision(removal.userId(), removal.files());
            case LifecycleRequest.CheckIdle sweep -> service.reconcile();
            case LifecycleRequest.SyncSchedules one ->
                    platform.schedules().accept(owner(one.userId()));
            case LifecycleRequest.SyncAllSchedules all -> throw new UnsupportedOperationException();
            case LifecycleRequest.StartNext next -> service.startNextInLine();
        }
    }

    /** As things are now. */
    ObjectNode answer(LifecycleRequest request) {
        return request instanceof LifecycleRequest.OfPerson one
                ? answer(service.find(one.userId()))
                : JsonNodeFactory.instance.objectNode().put("done", true);
    }

    private ObjectNode answer(Workspace workspace) {
        ObjectNode json = WorkspaceJson.of(workspace);
        service.positionInLine(workspace.userId())
                .ifPresent(position -> json.put("position", position));
        return json;
    }

    private void start(UserId userId) {
        if (owner(userId).disabled()) {
            throw new RefusedException(
                    "disabled", "This account is disabled; an administrator can enable it");
        }
        service.start(userId);
    }

    private void provision(User owner) {
        platform.workspaces().runtime().provision(owner);
    }

    private void keep(LifecycleRequest.Keep keep) {
        throw new UnsupportedOperationException(keep.toString());
    }

    private void note(List<Use> uses) {
        for (int from = 0; from < uses.size(); from += USES_AT_ONCE) {
            uses.subList(from, Math.min(uses.size(), from + USES_AT_ONCE))
                    .forEach(use -> service.recordActivity(use.userId(), use.at()));
            service.awaitWork(USES_LIMIT);
        }
    }

    private User owner(UserId userId) {
        return platform.workspaces()
                .users()
                .find(userId)
                .orElseThrow(
                        () ->
                                new RefusedException(
                                        "unknown-user",
                                        "There is no person with the id " + userId));
    }
}
