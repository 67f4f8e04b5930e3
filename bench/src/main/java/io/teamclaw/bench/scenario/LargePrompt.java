package io.teamclaw.bench.scenario;

import io.teamclaw.bench.contender.Instance;
import io.teamclaw.bench.load.ClosedLoop;
import io.teamclaw.bench.load.Outcome;
import io.teamclaw.bench.load.Requests;
import io.teamclaw.bench.net.Answers;
import java.io.IOException;

/** Calls with a prompt of 100 kB, on 32 connections. */
public final class LargePrompt implements Scenario {
    private static final int CONNECTIONS = 32;
    private static final String BODY = Requests.body(100_000, false);

    @Override
    public String name() {
        return "prompt-100k";
    }

    @Override
    public void run(Lab lab) throws IOException, InterruptedException {
        lab.upstream().answer(Answers.json());
        lab.compare(
                true,
                (each, seconds) -> load(lab, each, seconds),
                (each, round) -> measure(lab, each, round));
    }

    private void measure(Lab lab, Instance instance, int round) throws IOException {
        double before = cpu(instance);
        long begun = System.nanoTime();
        Outcome outcome = load(lab, instance, lab.plan().seconds());
        double elapsed = (System.nanoTime() - begun) / 1e9;
        double cpu = cpu(instance) - before;
        lab.note(instance, this, round, "requests_per_s", outcome.answers() / elapsed);
        lab.note(instance, this, round, "p50_ms", outcome.latency().millis(50));
        lab.note(instance, this, round, "p99_ms", outcome.latency().millis(99));
        lab.note(instance, this, round, "errors", outcome.errors());
        if (instance.process().isPresent()) {
            lab.note(
                    instance,
                    this,
                    round,
                    "cpu_us_per_request",
                    cpu * 1e6 / Math.max(1, outcome.answers()));
            lab.note(instance, this, round, "cpu_percent_of_core", 100 * cpu / elapsed);
        }
    }

    private static Outcome load(Lab lab, Instance instance, int seconds) {
        return ClosedLoop.during(
                lab.loop(),
                instance.port(),
                CONNECTIONS,
                Requests.chat(instance, BODY),
                Plan.nanos(seconds));
    }

    private static double cpu(Instance instance) throws IOException {
        return instance.tree().isPresent() ? instance.tree().get().cpuSeconds() : 0;
    }
}
