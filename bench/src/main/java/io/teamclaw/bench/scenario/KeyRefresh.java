package io.teamclaw.bench.scenario;

import io.teamclaw.bench.contender.Instance;
import io.teamclaw.bench.contender.KeyPool;
import io.teamclaw.bench.contender.Sidecar;
import io.teamclaw.bench.load.FixedRate;
import io.teamclaw.bench.load.Outcome;
import io.teamclaw.bench.load.Requests;
import io.teamclaw.bench.net.Answers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** All keys are replaced once a second while calls run: none of them may fail. */
public final class KeyRefresh implements Scenario {
    private static final int PER_SECOND = 500;
    private static final long SECOND = 1_000_000_000L;

    @Override
    public String name() {
        return "key-refresh";
    }

    @Override
    public void run(Lab lab) throws IOException, InterruptedException {
        lab.upstream().answer(Answers.jsonForKeys("sk-bench-"));
        List<Instance> instances =
                lab.startAll(List.of(Sidecar.withTwoKeys()), lab.upstream().port(), false);
        try {
            for (Instance each : instances) {
                measure(lab, each);
            }
        } finally {
            lab.closeAll(instances);
        }
    }

    private void measure(Lab lab, Instance instance) {
        load(lab, instance, lab.warmUpSeconds(instance));
        int seconds = lab.plan().refreshSeconds();
        long begun = System.nanoTime();
        for (int generation = 1; generation < seconds; generation++) {
            int fresh = generation;
            lab.loop().at(begun + generation * SECOND, () -> replace(instance, fresh));
        }
        Outcome outcome = load(lab, instance, seconds);
        lab.note(instance, this, 1, "answers", outcome.answers());
        lab.note(instance, this, 1, "errors", outcome.errors());
        lab.note(instance, this, 1, "p50_ms", outcome.latency().millis(50));
        lab.note(instance, this, 1, "p99_ms", outcome.latency().millis(99));
        if (outcome.errors() > 0) {
            lab.say(instance.name() + ": " + outcome.firstError());
        }
    }

    private static Outcome load(Lab lab, Instance instance, int seconds) {
        return FixedRate.run(
                lab.loop(),
                instance.port(),
                Requests.varied(instance, Lab.SHORT, false),
                PER_SECOND,
                Plan.nanos(seconds));
    }

    private static void replace(Instance instance, int generation) {
        try {
            KeyPool.write(instance.folder(), 2, generation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
