package io.teamclaw.lifecycle.resilience;

import io.teamclaw.lifecycle.testing.aws.Faults;
import io.teamclaw.lifecycle.testing.aws.Faults.Fault;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/** A share of all calls fails, in one of the ways in which calls of AWS fail. */
final class RandomFaults {
    private final Random random;
    private final double share;
    private final AtomicBoolean off = new AtomicBoolean();
    private final LongAdder calls = new LongAdder();
    private final Map<FaultType, LongAdder> injected = new EnumMap<>(FaultType.class);

    /**
     * @param share of the calls that fail, 0 to 1
     */
    RandomFaults(long seed, double share) {
        this.random = new Random(seed);
        this.share = share;
        for (FaultType type : FaultType.values()) {
            injected.put(type, new LongAdder());
        }
    }

    /** From now on all is well. */
    void end() {
        off.set(true);
    }

    long calls() {
        return calls.sum();
    }

    /** How many of each kind there were. */
    Map<FaultType, Long> injected() {
        Map<FaultType, Long> sums = new EnumMap<>(FaultType.class);
        injected.forEach((type, count) -> sums.put(type, count.sum()));
        return sums;
    }

    /** The faults of one process. */
    Faults.Script of(Process process) {
        return (service, action) -> {
            if (process.isDead()) {
                throw process.ended();
            }
            calls.increment();
            return off.get() || random.nextDouble() >= share
                    ? Optional.empty()
                    : fault(service, action, process);
        };
    }

    private Optional<Fault> fault(String service, String action, Process process) {
        FaultType type = FaultType.values()[random.nextInt(FaultType.values().length)];
        if (!type.befalls(service + "." + action)) {
            return Optional.empty();
        }
        injected.get(type).increment();
        return Optional.of(type.fault(service, process));
    }
}
