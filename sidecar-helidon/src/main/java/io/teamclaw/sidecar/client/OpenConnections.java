package io.teamclaw.sidecar.client;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
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
    private static final long SWEEP_MILLIS = 250;

    private final int most;
    private final Set<MessageGate> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService sweeper =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("slow-clients").factory());

    OpenConnections(int most) {
        this.most = most;
        sweeper.scheduleWithFixedDelay(
                this::endSlow, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A connection begins. */
    void add(MessageGate gate) {
        if (open.size() >= most) {
            longestIdle().ifPresent(MessageGate::endIfIdle);
        }
        open.add(gate);
    }

    void remove(MessageGate gate) {
        open.remove(gate);
    }

    private Optional<MessageGate> longestIdle() {
        return open.stream()
                .filter(gate -> gate.idleSince() != Long.MAX_VALUE)
                .min(Comparator.comparingLong(MessageGate::idleSince));
    }

    private void endSlow() {
        long now = System.nanoTime();
        for (MessageGate gate : open) {
            gate.endIfSlow(now);
        }
    }

    @Override
    public void close() {
        sweeper.shutdownNow();
    }
}
