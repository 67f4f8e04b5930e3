package io.teamclaw.sidecar.keys;

import io.teamclaw.sidecar.keys.KeyTrouble.CoolingDown;
import io.teamclaw.sidecar.keys.KeyTrouble.Quarantined;
import io.teamclaw.sidecar.keys.KeyTrouble.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Which keys are in trouble, as far as this process knows. A key that is not in here works. What is
 * noted of a key holds only for the entry of the pool that it was noted of.
 */
public final class KeyHealth {
    /** The first pause where the provider names none; each further one is twice as long. */
    static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    static final Duration LONGEST_GROWN_PAUSE = Duration.ofMinutes(5);

    /** A provider that names more is not believed: somebody may have raised the limit meanwhile. */
    static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final int MOST_DOUBLINGS = 10;

    /** What is told of each trouble that was met here; must not block. */
    @FunctionalInterface
    public interface Listener {
        void met(String keyId, String fingerprint, KeyTrouble trouble);
    }

    /**
     * @param strikes how many pauses in a row did not help
     */
    private record Standing(String fingerprint, KeyTrouble trouble, int strikes) {}

    private final ConcurrentHashMap<String, Standing> standings = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final RandomGenerator jitter;
    private final Listener listener;

    /**
     * @param jitter spreads the pauses, so that not all callers come back at once
     */
    public KeyHealth(InstantSource clock, RandomGenerator jitter, Listener listener) {
        this.clock = clock;
        this.jitter = jitter;
        this.listener = listener;
    }

    /** Of one process alone. */
    public static KeyHealth ofProcess(InstantSource clock) {
        return new KeyHealth(clock, RandomGenerator.getDefault(), (id, fingerprint, trouble) -> {});
    }

    /** What stands against a call with this key now. */
    Optional<KeyTrouble> trouble(String keyId, String fingerprint) {
        if (standings.isEmpty()) {
            return Optional.empty();
        }
        Standing standing = standings.get(keyId);
        if (standing == null) {
            return Optional.empty();
        }
        if (!standing.fingerprint().equals(fingerprint)) {
            standings.remove(keyId, standing);
            return Optional.empty();
        }
        boolean over =
                standing.trouble() instanceof CoolingDown cooling
                        && !clock.instant().isBefore(cooling.until());
        return over ? Optional.empty() : Optional.of(standing.trouble());
    }

    /** A call with it succeeded: its next pause is a short one again. */
    public void worked(String keyId) {
        if (standings.isEmpty()) {
            return;
        }
        standings.computeIfPresent(
                keyId,
                (id, standing) ->
                        standing.trouble() instanceof CoolingDown cooling
                                        && !clock.instant().isBefore(cooling.until())
                                ? null
                                : standing);
    }

    /**
     * The provider's limit was reached with it.
     *
     * @param asked how long the provider wants to be left alone, where it said so
     */
    public void limited(String keyId, String fingerprint, Optional<Duration> asked) {
        Instant now = clock.instant();
        Standing next =
                standings.compute(
                        keyId,
                        (id, before) ->
                                before == null || !before.fingerprint().equals(fingerprint)
                                        ? cooling(fingerprint, now, asked, 0)
                                        : again(before, now, asked));
        listener.met(keyId, fingerprint, next.trouble());
    }

    /** Calls that ran at the same time and met the same limit count as one. */
    private Standing again(Standing before, Instant now, Optional<Duration> asked) {
        if (!(before.trouble() instanceof CoolingDown cooling)) {
            return before; // A quarantine outlasts any pause.
        }
        boolean met = now.isBefore(cooling.until());
        if (met && asked.isEmpty()) {
            return before;
        }
        Standing next = cooling(before.fingerprint(), now, asked, before.strikes() + (met ? 0 : 1));
        boolean longer =
                next.trouble() instanceof CoolingDown later
                        && later.until().isAfter(cooling.until());
        return longer ? next : before;
    }

    private Standing cooling(
            String fingerprint, Instant now, Optional<Duration> asked, int strikes) {
        Duration pause = asked.map(KeyHealth::bounded).orElseGet(() -> grown(strikes));
        return new Standing(fingerprint, new CoolingDown(now, now.plus(pause)), strikes);
    }

    private static Duration bounded(Duration asked) {
        return asked.compareTo(LONGEST_PAUSE) > 0
                ? LONGEST_PAUSE
                : asked.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : asked;
    }

    /** Between three quarters and five quarters of its length. */
    private Duration grown(int strikes) {
        long plain = FIRST_PAUSE.toMillis() << Math.min(strikes, MOST_DOUBLINGS);
        long most = Math.min(plain, LONGEST_GROWN_PAUSE.toMillis());
        return Duration.ofMillis(most * 3 / 4 + jitter.nextLong(most / 2 + 1));
    }

    /**
     * The key itself does not work.
     *
     * @param status what the provider answered
     */
    public void refused(String keyId, String fingerprint, int status, Reason reason) {
        Quarantined trouble = new Quarantined(clock.instant(), status, reason);
        Standing before = standings.put(keyId, new Standing(fingerprint, trouble, 0));
        boolean known =
                before != null
                        && before.fingerprint().equals(fingerprint)
                        && before.trouble() instanceof Quarantined;
        if (!known) {
            listener.met(keyId, fingerprint, trouble);
        }
    }

    /** What another process has met; the worse of what both know counts. */
    public void learn(String keyId, String fingerprint, KeyTrouble trouble) {
        standings.merge(
                keyId,
                new Standing(fingerprint, trouble, 0),
                (before, learnt) -> isWorse(learnt, before) ? learnt : before);
    }

    /** Of two entries of the pool the one that was met later is the one that stands. */
    private static boolean isWorse(Standing one, Standing other) {
        if (!one.fingerprint().equals(other.fingerprint())) {
            return one.trouble().since().isAfter(other.trouble().since());
        }
        if (one.trouble() instanceof CoolingDown mine
                && other.trouble() instanceof CoolingDown others) {
            return mine.until().isAfter(others.until());
        }
        return one.trouble() instanceof Quarantined && other.trouble() instanceof CoolingDown;
    }

    /** A person has put the matter right: what began before this moment is forgotten. */
    public void forgive(String keyId, Instant at) {
        standings.computeIfPresent(
                keyId, (id, standing) -> standing.trouble().since().isBefore(at) ? null : standing);
    }

    /** What is in trouble now, by key id; for metrics. */
    public Map<String, KeyTrouble> troubles() {
        Map<String, KeyTrouble> now = new HashMap<>();
        standings.forEach(
                (id, standing) ->
                        trouble(id, standing.fingerprint()).ifPresent(each -> now.put(id, each)));
        return now;
    }
}
