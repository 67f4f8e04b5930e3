package io.teamclaw.sidecar.policy;

import io.teamclaw.config.policy.CallLimits;
import io.teamclaw.config.policy.RunawayAnswer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Ends an agent's loop: calls far more often in a minute than anybody's work takes, or again and
 * again with the same last message. Such calls wait first, each longer than the one before; where
 * that does not help, they are answered in a way that ends the loop, until the agent has been quiet
 * for a moment. One person's calls make one pattern, whichever of their conversations it is.
 */
public final class RunawayGuard implements CallPolicy {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    /**
     * So long without a call, and a stopped agent may start again: a person has read the answer.
     */
    static final Duration QUIET = Duration.ofSeconds(10);

    /** So often the same last message in a minute; a client's own retries are at most eight. */
    static final int MOST_REPEATS = 12;

    /** So many calls wait before they are stopped. */
    static final int MOST_STRIKES = 20;

    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private record Seen(long at, long fingerprint) {}

    private final Supplier<CallLimits> limits;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final MinuteCount calls = new MinuteCount();

    /** The latest calls, the newest last: what is to be found out shows in few. */
    private final ArrayDeque<Seen> latest = new ArrayDeque<>();

    private int strikes;
    private boolean stopped;
    private long last;

    /**
     * @param limits asked for each call
     * @param nanos a clock that only goes forward
     */
    public RunawayGuard(Supplier<CallLimits> limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
        this.last = nanos.getAsLong();
    }

    @Override
    public Admission admit(CallFacts call) {
        CallLimits now = limits.get();
        if (now.runawayCallsPerMinute() == CallLimits.NONE || !call.generates()) {
            return CallPolicy.OPEN.admit(call);
        }
        lock.lock();
        try {
            return judge(call, now);
        } finally {
            lock.unlock();
        }
    }

    private Admission judge(CallFacts call, CallLimits now) {
        long time = nanos.getAsLong();
        if (stopped && time - last > QUIET.toNanos()) {
            stopped = false;
            strikes = 0;
            calls.clear();
            latest.clear();
        }
        last = time;
        if (stopped) {
            return stop(call, now);
        }
        int most = now.runawayCallsPerMinute();
        remember(time, call.fingerprint());
        int same = repeats(call.fingerprint());
        long count = calls.sum(time);
        if (count > most || same > MOST_REPEATS) {
            strikes++;
        } else if (count <= most / 2 && same <= MOST_REPEATS / 2) {
            strikes = 0;
            return CallPolicy.OPEN.admit(call);
        }
        if (strikes > MOST_STRIKES) {
            stopped = true;
            return stop(call, now);
        }
        return new Admission.Go(Permit.FREE, pause());
    }

    private Duration pause() {
        Duration pause = STEP.multipliedBy(strikes);
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private void remember(long time, long fingerprint) {
        calls.add(time);
        while (!latest.isEmpty()
                && (time - latest.peekFirst().at() >= MINUTE
                        || latest.size() >= 4 * MOST_REPEATS)) {
            latest.removeFirst();
        }
        latest.addLast(new Seen(time, fingerprint));
    }

    private int repeats(long fingerprint) {
        if (fingerprint == 0) {
            return 0;
        }
        int same = 0;
        for (Seen each : latest) {
            same += each.fingerprint() == fingerprint ? 1 : 0;
        }
        return same;
    }

    private static Admission stop(CallFacts call, CallLimits now) {
        String text =
                "TeamClaw has stopped me: I was calling the model again and again, more than %d times in a minute or with the same message each time, which looks like a loop. Nothing more was sent. Tell me how to go on, or what to do differently; IT can raise the limit on the Settings page of TeamClaw."
                        .formatted(now.runawayCallsPerMinute());
        return now.runawayAnswer() == RunawayAnswer.MESSAGE && SpokenAnswer.canSay(call)
                ? new Admission.Say(text)
                : new Admission.Refuse(400, "teamclaw_runaway_loop", text, Optional.of(QUIET));
    }
}
