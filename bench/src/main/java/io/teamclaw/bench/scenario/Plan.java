package io.teamclaw.bench.scenario;

/**
 * How much is measured.
 *
 * @param rounds of every contender in every scenario
 * @param warmUpSeconds of load before the first round
 * @param seconds of load in a round
 * @param settleSeconds of rest before memory counts as idle
 * @param streamRepeats streams after each other in a round
 * @param failovers calls that fail over in a round
 * @param refreshSeconds of load while the key pool is replaced
 * @param uploadMegabytes of one request
 * @param enduranceCalls as many as an agent makes in a busy hour, and more
 */
public record Plan(
        int rounds,
        int warmUpSeconds,
        int seconds,
        int settleSeconds,
        int streamRepeats,
        int failovers,
        int refreshSeconds,
        int uploadMegabytes,
        int enduranceCalls) {

    /**
     * About twenty minutes; what counts. On one core it takes 40 s until all hot code is compiled.
     */
    public static Plan full() {
        return new Plan(5, 40, 4, 5, 3, 200, 15, 200, 200_000);
    }

    /** About a minute or two: shows that everything runs, its figures mean nothing. */
    public static Plan quick() {
        return new Plan(1, 1, 1, 1, 1, 20, 3, 20, 2_000);
    }

    long nanos() {
        return nanos(seconds);
    }

    static long nanos(int seconds) {
        return seconds * 1_000_000_000L;
    }
}
