package io.teamclaw.sidecar.client;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The connections that are open, so many at most. One too many ends the one that has been idle for
 * longest, so that a call of {@code /health} always finds room. Clients that are too slow are ended
 * too.
 */
final class OpenConnections implements AutoCloseable {
    /** A client that leaves is known to have left after two of these and little more. */
    private static final long LOOK_MILLIS = 25;

    private static final int LOOKS_FOR_A_SWEEP = 10;

    private final int most;
    private final Map<MessageGate, ClientWatch> open = new ConcurrentHashMap<>();
    private final ScheduledExecutorService sweeper =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("slow-clients").factory());
    private int looks;

    OpenConnections(int most) {
        this.most = most;
        sweeper.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A connection begins. */
    void add(MessageGate gate, ClientWatch watch) {
        if (open.size() >= most) {
            longestIdle().ifPresent(MessageGate::endIfIdle);
        }
        open.put(gate, watch);
    }

    void remove(MessageGate gate) {
        open.remove(gate);
    }

    private Optional<MessageGate> longestIdle() {
        return open.keySet().stream()
                .filter(gate -> gate.idleSince() != Long.MAX_VALUE)
                .min(Comparator.comparingLong(MessageGate::idleSince));
    }

    private void look() {
        open.values().forEach(ClientWatch::look);
        looks = (looks + 1) % LOOKS_FOR_A_SWEEP;
        if (looks == 0) {
            endSlow();
        }
    }

    private void endSlow() {
        long now = System.nanoTime();
        for (MessageGate gate : open.keySet()) {
            gate.endIfSlow(now);
        }
    }

    @Override
    public void close() {
        sweeper.shutdownNow();
    }
}
