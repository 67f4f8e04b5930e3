package io.teamclaw.sidecar.keys;

import io.teamclaw.config.keys.PoolKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whose turn it is among a provider's keys: smooth weighted round robin, as nginx spreads requests
 * over servers. Each turn every key gains its weight, the one that has most is taken and pays the
 * sum of all weights. Of keys with weights 5, 1, 1 the first is taken five times of seven and never
 * more often in a row than it must; equal keys are taken in their order.
 */
final class Turns {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Long> credits = new HashMap<>();

    /**
     * @param keys at least one; may be others than at the last turn
     */
    PoolKey next(List<PoolKey> keys) {
        lock.lock();
        try {
            credits.keySet().retainAll(ids(keys));
            PoolKey richest = keys.getFirst();
            long most = Long.MIN_VALUE;
            long sum = 0;
            for (PoolKey key : keys) {
                long credit = credits.merge(key.id(), (long) key.weight(), Long::sum);
                sum += key.weight();
                if (credit > most) {
                    most = credit;
                    richest = key;
                }
            }
            credits.put(richest.id(), most - sum);
            return richest;
        } finally {
            lock.unlock();
        }
    }

    private static Set<String> ids(List<PoolKey> keys) {
        Set<String> ids = new HashSet<>();
        keys.forEach(key -> ids.add(key.id()));
        return ids;
    }
}
