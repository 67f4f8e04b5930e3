package io.teamclaw.lifecycle.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.Start;
import io.teamclaw.lifecycle.workspaces.StartEstimate;
import io.teamclaw.lifecycle.workspaces.StartPhase;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * What a person hears of their workspace, which is asked for if it is not up. Programs ask every
 * few seconds until it runs: what does not get better by being asked for is asked for seldom.
 */
final class UserSessions {
    /** After which a start that failed is tried again unasked. */
    private static final Duration FAILED = Duration.ofMinutes(1);

    /**
     * How often the line is asked to go on, for all that wait: whoever leaves it asks as well, but
     * that request may be lost.
     */
    private static final Duration LINE = Duration.ofSeconds(30);

    private final WorkspaceService workspaces;
    private final Consumer<UserId> start;
    private final IntSupplier startsAtOnce;
    private final String publicOrigin;
    private final Clock clock;
    private final AtomicReference<Instant> lineAsked = new AtomicReference<>(Instant.EPOCH);

    /**
     * @param workspaces of which records are read alone; stays the caller's
     * @param start asks for a start and returns at once
     * @param startsAtOnce as it is set now; the estimate of a place in line
     * @param publicOrigin e.g. {@code https://team.example.com}
     */
    UserSessions(
            WorkspaceService workspaces,
            Consumer<UserId> start,
            IntSupplier startsAtOnce,
            String publicOrigin,
            Clock clock) {
        this.workspaces = workspaces;
        this.start = start;
        this.startsAtOnce = startsAtOnce;
        this.publicOrigin = publicOrigin;
        this.clock = clock;
    }

    /**
     * The workspace as recorded; a start that is asked for shows the next time.
     *
     * @param retry whether one that has just failed is to be started again
     */
    ObjectNode open(User user, boolean retry) {
        Workspace now = workspaces.find(user.id());
        if (needsStart(now, retry)) {
            start.accept(user.id());
        }
        OptionalInt position = workspaces.positionInLine(now);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("state", now.state().wireValue());
        now.phase().ifPresent(phase -> json.put("phase", phase.wireValue()));
        json.put("url", publicOrigin + "/u/" + user.id() + "/");
        json.put(
                "estimateSeconds",
                StartEstimate.of(now, rounds(position), clock.instant()).toSeconds());
        position.ifPresent(place -> json.put("position", place));
        now.cause().ifPresent(cause -> json.put("cause", cause));
        return json;
    }

    private boolean needsStart(Workspace now, boolean retry) {
        return switch (now.state()) {
            case RUNNING -> false;
            case ABSENT, STOPPED -> true;
            // A quota that is used up or an image that is gone stays so for a while.
            case FAILED -> retry || isPast(now.since().plus(FAILED));
            // What nobody finished in time is taken over by another.
            case PROVISIONING, STARTING, STOPPING ->
                    now.deadline().filter(this::isPast).isPresent() || isTimeForTheLine(now);
        };
    }

    private boolean isTimeForTheLine(Workspace now) {
        Optional<Instant> waitsSince =
                now.start()
                        .filter(it -> now.isStarting())
                        .filter(it -> it.phase().equals(Optional.of(StartPhase.WAITING)))
                        .map(Start::reached)
                        .map(reached -> reached.get(StartPhase.WAITING));
        if (waitsSince.filter(since -> isPast(since.plus(LINE))).isEmpty()) {
            return false;
        }
        Instant last = lineAsked.get();
        return isPast(last.plus(LINE)) && lineAsked.compareAndSet(last, clock.instant());
    }

    private boolean isPast(Instant moment) {
        return !clock.instant().isBefore(moment);
    }

    private long rounds(OptionalInt position) {
        return position.isPresent()
                ? Math.ceilDiv(position.getAsInt(), Math.max(1, startsAtOnce.getAsInt()))
                : 0;
    }
}
