package io.teamclaw.bench.scenario;

import io.teamclaw.bench.contender.Instance;
import io.teamclaw.bench.load.FixedRate;
import io.teamclaw.bench.load.Outcome;
import io.teamclaw.bench.load.Requests;
import io.teamclaw.bench.net.Answers;
import java.io.IOException;

/** A thousand short calls a second, each begun on time: what a contender adds to a call. */
public final class SteadyRate implements Scenario {
    private static final int PER_SECOND = 1000;
    private static final long REST = 500_000_000;

    @Override
    public String name() {
        return "fixed-rate";
    }

    @Override
    public void run(Lab lab) throws IOException, InterruptedException {
        lab.upstream().answer(Answers.json());
        lab.compare(
                false,
                (each, seconds) -> load(lab, each, seconds),
                (each, round) -> measure(lab, each, round));
    }

    private void measure(Lab lab, Instance instance, int round) {
        lab.loop().runFor(REST); // Who was overloaded before still works on what is left.
        Outcome outcome = load(lab, instance, lab.plan().seconds());
        lab.note(instance, this, round, "p50_ms", outcome.latency().millis(50));
        lab.note(instance, this, round, "p99_ms", outcome.latency().millis(99));
        lab.note(instance, this, round, "p999_ms", outcome.latency().millis(99.9));
        lab.note(instance, this, round, "answers", outcome.answers());
        lab.note(instance, this, round, "errors", outcome.errors());
    }

    private static Outcome load(Lab lab, Instance instance, int seconds) {
        return FixedRate.run(
                lab.loop(),
                instance.port(),
                Requests.varied(instance, Lab.SHORT, false),
                PER_SECOND,
                Plan.nanos(seconds));
    }
}
