package io.teamclaw.lifecycle.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.names.PlatformMetric;
import io.teamclaw.lifecycle.lambda.LifecycleRequest.Use;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.SweepReport;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import io.teamclaw.lifecycle.workspaces.Uptime;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Carries out one request: what it does goes on in the service's background afterwards. */
final class Operations {
    private static final Logger LOG = System.getLogger(Operations.class.getName());

    /** So many connections at once are opened for activity. */
    private static final int USES_AT_ONCE = 50;

    private static final Duration USES_LIMIT = Duration.ofSeconds(20);

    private final LifecyclePlatform platform;
    private final WorkspaceService service;
    private final MetricLog metrics;
    private final BooleanSupplier hasTime;

    /**
     * @param hasTime whether the call may begin another part of what has many
     */
    Operations(
            LifecyclePlatform platform,
            WorkspaceService service,
            MetricLog metrics,
            BooleanSupplier hasTime) {
        this.platform = platform;
        this.service = service;
        this.metrics = metrics;
        this.hasTime = hasTime;
    }

    /**
     * @return what to answer, if that is not the record as it is in the end
     * @throws RefusedException where the request cannot be met as things are
     */
    Optional<ObjectNode> run(LifecycleRequest request) {
        switch (request) {
            case LifecycleRequest.Provision one -> provision(owner(one.userId()));
            case LifecycleRequest.StartOne one -> start(one);
            case LifecycleRequest.Restart one -> restart(one);
            case LifecycleRequest.Stop stop when stop.now() ->
                    service.stopNow(stop.userId(), stop.asked());
            case LifecycleRequest.Stop stop -> service.stop(stop.userId(), stop.asked());
            case LifecycleRequest.CarryOn one -> service.carryOn(one.userId());
            case LifecycleRequest.Keep keep -> keep(keep);
            case LifecycleRequest.NoteActivity activity -> note(activity.uses());
            case LifecycleRequest.Status status -> {
                // The answer is the record.
            }
            case LifecycleRequest.Deprovision removal ->
                    service.deprovision(removal.userId(), removal.files(), removal.asked());
            case LifecycleRequest.CheckIdle sweep -> {
                return Optional.of(sweep());
            }
            case LifecycleRequest.SyncSchedules one ->
                    platform.schedules().one().accept(owner(one.userId()).id());
            case LifecycleRequest.SyncManySchedules many -> {
                return Optional.of(schedules().run(service.people(), many.people()));
            }
            case LifecycleRequest.SyncChanged changed -> {
                return Optional.of(schedules().run(changed));
            }
            case LifecycleRequest.StartNext next -> service.startNextInLine();
        }
        return Optional.empty();
    }

    private ManySchedules schedules() {
        return new ManySchedules(platform.workspaces().users(), platform.schedules(), hasTime);
    }

    /**
     * As things are now. What takes further reads is told to who asks for the status only: the
     * other calls are asynchronous as a rule, and nobody reads their answers.
     *
     * @throws IllegalStateException where it is not what was asked for and another call will help
     */
    ObjectNode answer(LifecycleRequest request) {
        if (request instanceof LifecycleRequest.StartOne start
                && start.wakeUp()
                && service.startsLater(start.userId())) {
            throw new IllegalStateException(
                    "The workspace of " + start.userId() + " stops for too long to be woken");
        }
        return switch (request) {
            case LifecycleRequest.Status status -> status(service.find(status.userId()));
            case LifecycleRequest.OfPerson one -> WorkspaceJson.of(service.find(one.userId()));
            default -> JsonNodeFactory.instance.objectNode().put("done", true);
        };
    }

    private ObjectNode status(Workspace workspace) {
        ObjectNode json = WorkspaceJson.of(workspace);
        service.positionInLine(workspace).ifPresent(position -> json.put("position", position));
        service.uptime(workspace).ifPresent(uptime -> put(json, uptime));
        return json;
    }

    private void put(ObjectNode json, Uptime uptime) {
        json.put("upBecause", uptime.reason().words(platform.workspaces().clock().instant()));
        uptime.idleSince().ifPresent(since -> json.put("idleSince", since.toString()));
        uptime.stopsAt().ifPresent(at -> json.put("stopsAt", at.toString()));
    }

    private void restart(LifecycleRequest.Restart request) {
        requireEnabled(request.userId());
        service.restart(request.userId(), request.asked());
    }

    private void requireEnabled(UserId userId) {
        if (owner(userId).disabled()) {
            throw new RefusedException(
                    "disabled", "This account is disabled; an administrator can enable it");
        }
    }

    private void start(LifecycleRequest.StartOne request) {
        UserId userId = request.userId();
        requireEnabled(userId);
        if (request.wakeUp()) {
            service.startAfterStop(userId);
        } else {
            service.start(userId, request.asked());
        }
    }

    private void provision(User owner) {
        try {
            service.provision(owner.id());
        } catch (TaskStartException e) {
            LOG.log(Level.ERROR, "The workspace of " + owner.id() + " was not provisioned", e);
            throw new RefusedException(e.failure().kind().wireValue(), e.failure().cause());
        } catch (IllegalStateException e) {
            throw new RefusedException("not-now", e.getMessage());
        }
    }

    private void keep(LifecycleRequest.Keep keep) {
        if (keep.time().isEmpty()) {
            service.endKeep(keep.userId());
            return;
        }
        try {
            service.keep(keep.userId(), keep.time().orElseThrow());
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(e.getMessage());
        } catch (IllegalStateException e) {
            throw new RefusedException("not-now", e.getMessage());
        }
    }

    private ObjectNode sweep() {
        Instant begin = platform.workspaces().clock().instant();
        prepareSweep();
        lookAtRoles();
        SweepReport report = service.sweep(hasTime);
        Duration time = Duration.between(begin, platform.workspaces().clock().instant());
        SweepOutcome.count(metrics, report, time);
        return SweepOutcome.json(report);
    }

    private void lookAtRoles() {
        try {
            platform.roles().get().ifPresent(this::tell);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "How many roles the account has is unknown", e);
        }
    }

    private void tell(AccountRoles roles) {
        metrics.write(Map.of(PlatformMetric.ROLES_USED, roles.percent()), Map.of());
        if (roles.isHigh()) {
            LOG.log(
                    Level.WARNING,
                    "The account has {0} of the {1} IAM roles that it may have, and each workspace"
                            + " needs one: ask AWS for a higher quota",
                    roles.present(),
                    roles.allowed());
        }
    }

    /** Its failure is no reason to leave idle workspaces up. */
    private void prepareSweep() {
        try {
            platform.beforeSweep().run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "What goes before a sweep failed; the next sweep tries again", e);
        }
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
