package io.teamclaw.bench.scenario;

import io.teamclaw.bench.contender.Direct;
import io.teamclaw.bench.contender.Instance;
import io.teamclaw.bench.contender.Sidecar;
import io.teamclaw.bench.load.ClosedLoop;
import io.teamclaw.bench.load.Outcome;
import io.teamclaw.bench.load.Requests;
import io.teamclaw.bench.net.Answers;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Calls whose first key is answered with 429, beside plain ones, one after the other. Each refusal
 * rests a key for a second, so there are more keys than refusals in that time.
 */
public final class Failover implements Scenario {
    private static final int KEYS = 300;

    /** So many times the calls of a round, until the code that runs is compiled. */
    private static final int WARM_UP_PLAIN = 50;

    private static final int WARM_UP_FAILOVERS = 3;
    private static final long KEYS_REST = 1_300_000_000L;

    private long named;

    @Override
    public String name() {
        return "failover-429";
    }

    @Override
    public void run(Lab lab) throws IOException, InterruptedException {
        lab.upstream().answer(Answers.refusingFirst());
        List<Instance> instances =
                lab.startAll(
                        List.of(Sidecar.withKeys(KEYS), new Direct()),
                        lab.upstream().port(),
                        false);
        try {
            for (Instance each : instances) {
                calls(lab, each, "p", WARM_UP_PLAIN * lab.plan().failovers());
                for (int times = 0; times < WARM_UP_FAILOVERS; times++) {
                    calls(lab, each, "f", lab.plan().failovers());
                    lab.loop().runFor(KEYS_REST);
                }
            }
            lab.interleaved(
                    instances, lab.plan().rounds(), (each, round) -> measure(lab, each, round));
        } finally {
            lab.closeAll(instances);
        }
    }

    private void measure(Lab lab, Instance instance, int round) {
        lab.loop().runFor(KEYS_REST);
        Outcome plain = calls(lab, instance, "p", lab.plan().failovers());
        lab.note(instance, this, round, "plain_p50_ms", plain.latency().millis(50));
        lab.note(instance, this, round, "plain_p99_ms", plain.latency().millis(99));
        if (instance.process().isEmpty()) {
            return; // Nobody there who could fail over.
        }
        long before = lab.upstream().calls();
        Outcome failover = calls(lab, instance, "f", lab.plan().failovers());
        double upstreamCalls = lab.upstream().calls() - before;
        lab.note(instance, this, round, "failover_p50_ms", failover.latency().millis(50));
        lab.note(instance, this, round, "failover_p99_ms", failover.latency().millis(99));
        lab.note(
                instance,
                this,
                round,
                "upstream_calls_per_call",
                upstreamCalls / lab.plan().failovers());
        lab.note(instance, this, round, "errors", plain.errors() + failover.errors());
    }

    private Outcome calls(Lab lab, Instance instance, String kind, int count) {
        return ClosedLoop.calls(
                lab.loop(),
                instance.port(),
                1,
                number ->
                        Requests.chat(
                                instance,
                                Requests.varied(Lab.SHORT, false, ++named),
                                Map.of(Answers.CALL_HEADER, kind + named)),
                count);
    }
}
