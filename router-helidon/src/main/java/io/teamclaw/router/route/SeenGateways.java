package io.teamclaw.router.route;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.gateway.GatewayIdentity;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.Workspace;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * Remembers for seconds that a recorded task's gateway answered as its owner's. An address goes to
 * another task once the first one ends, and the record may be a moment behind: without this look a
 * person could be led to somebody else's workspace.
 */
public final class SeenGateways {
    /** As old as this, it is looked at again, while requests still pass. */
    static final Duration FRESH = Duration.ofSeconds(2);

    /**
     * As old as this, requests wait for the look. OpenClaw takes longer from its start until it
     * answers (5 s at best), so no other gateway can have come up at the address meanwhile.
     */
    static final Duration GOOD = Duration.ofSeconds(4);

    private static final Executor EACH_ITS_THREAD =
            look -> Thread.ofVirtual().name("router-gateway-check").start(look);

    private final GatewayCheck check;
    private final LongSupplier nanoTime;

    /** One entry for each person whose workspace was opened through this process. */
    private final Map<UserId, Seen> seen = new ConcurrentHashMap<>();

    private final Map<Place, CompletableFuture<Boolean>> looks = new ConcurrentHashMap<>();

    /**
     * @param nanoTime as {@link System#nanoTime}
     */
    public SeenGateways(GatewayCheck check, LongSupplier nanoTime) {
        this.check = check;
        this.nanoTime = nanoTime;
    }

    /** Where a running workspace's gateway listens, if it is its owner's indeed. */
    public Optional<TaskAddress> addressOf(Workspace workspace) {
        if (workspace.task().isEmpty()) {
            return Optional.empty();
        }
        TaskRef task = workspace.task().get();
        return workspace.address().filter(address -> isTheirs(workspace.userId(), task, address));
    }

    boolean isTheirs(UserId owner, TaskRef task, TaskAddress address) {
        return isTheirs(new Place(owner, task, address));
    }

    private boolean isTheirs(Place place) {
        Duration age =
                Optional.ofNullable(seen.get(place.owner()))
                        .filter(last -> last.place().equals(place))
                        .map(last -> Duration.ofNanos(nanoTime.getAsLong() - last.at()))
                        .orElse(GOOD);
        if (age.compareTo(FRESH) < 0) {
            return true;
        }
        CompletableFuture<Boolean> look = look(place);
        return age.compareTo(GOOD) < 0 || look.join();
    }

    /** One look at a time for all who ask. */
    private CompletableFuture<Boolean> look(Place place) {
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        CompletableFuture<Boolean> others = looks.putIfAbsent(place, mine);
        if (others != null) {
            return others;
        }
        EACH_ITS_THREAD.execute(
                () -> {
                    boolean theirs = false;
                    try {
                        theirs = lookAt(place);
                    } finally {
                        looks.remove(place, mine);
                        mine.complete(theirs);
                    }
                });
        return mine;
    }

    /** What was true is true since the look began; silence takes back nothing, but it gets old. */
    private boolean lookAt(Place place) {
        Seen now = new Seen(place, nanoTime.getAsLong());
        GatewayIdentity identity = check.identity(place.owner(), place.address());
        switch (identity) {
            case THEIRS -> seen.put(place.owner(), now);
            case FOREIGN ->
                    seen.computeIfPresent(
                            place.owner(),
                            (owner, last) -> last.place().equals(place) ? null : last);
            case SILENT -> {
                // What was seen before gets old.
            }
        }
        return identity == GatewayIdentity.THEIRS;
    }

    private record Place(UserId owner, TaskRef task, TaskAddress address) {}

    private record Seen(Place place, long at) {}
}
