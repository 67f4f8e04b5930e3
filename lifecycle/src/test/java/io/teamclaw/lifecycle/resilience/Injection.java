package io.teamclaw.lifecycle.resilience;

import io.teamclaw.lifecycle.testing.aws.Faults;
import io.teamclaw.lifecycle.testing.aws.Faults.Fault;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One process whose n-th call goes wrong in one way.
 *
 * @param point which call, the first being 0; -1 for none
 * @param failure how
 * @param process that makes the calls
 * @param calls made so far, e.g. {@code Ecs.RunTask}
 */
record Injection(int point, FaultType failure, Process process, List<String> calls) {

    /** None: the calls are only noted. */
    static Injection none() {
        return new Injection(-1, FaultType.THROTTLED, new Process(), new CopyOnWriteArrayList<>());
    }

    static Injection at(int point, FaultType failure) {
        return new Injection(point, failure, new Process(), new CopyOnWriteArrayList<>());
    }

    Faults.Script script() {
        return this::next;
    }

    private Optional<Fault> next(String service, String action) {
        if (process.isDead()) {
            throw process.ended();
        }
        int number;
        String call = service + "." + action;
        synchronized (calls) {
            number = calls.size();
            calls.add(call);
        }
        return number == point && failure.befalls(call)
                ? Optional.of(failure.fault(service, process))
                : Optional.empty();
    }

    @Override
    public String toString() {
        String call = point >= 0 && point < calls.size() ? calls.get(point) : "not reached";
        return failure + " at call " + point + " (" + call + ")";
    }
}
