package io.teamclaw.bench.scenario;

import io.teamclaw.bench.contender.Direct;
import io.teamclaw.bench.contender.Instance;
import io.teamclaw.bench.contender.Nginx;
import io.teamclaw.bench.load.Wrk;
import io.teamclaw.bench.load.WrkOutput;
import io.teamclaw.bench.net.Answers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** As many short calls as 32 connections bring through. */
public final class SmallJson implements Scenario {
    private static final int CONNECTIONS = 32;

    @Override
    public String name() {
        return "small-json";
    }

    @Override
    public void run(Lab lab) throws IOException, InterruptedException {
        Optional<String> noUpstream = new Nginx().missing();
        if (noUpstream.isPresent() || !Wrk.installed()) {
            lab.say(
                    "Left out: "
                            + noUpstream.orElse(
                                    "wrk is not installed (Debian: apt-get install wrk)"));
            return;
        }
        Instance upstream = Nginx.fixedAnswer(lab.place("upstream", 0, true), Answers.COMPLETION);
        List<Instance> instances = new ArrayList<>();
        instances.add(upstream);
        try {
            instances.addAll(
                    lab.startAll(
                            lab.contenders().stream()
                                    .filter(each -> !each.name().equals(Direct.NAME))
                                    .toList(),
                            upstream.port(),
                            true));
            lab.compare(
                    instances,
                    (each, seconds) -> load(lab, each, seconds),
                    (each, round) -> measure(lab, each, round));
        } finally {
            lab.closeAll(instances.reversed());
        }
    }

    private void measure(Lab lab, Instance instance, int round)
            throws IOException, InterruptedException {
        double cpuBefore = cpu(instance);
        long begun = System.nanoTime();
        WrkOutput output = load(lab, instance, lab.plan().seconds());
        double elapsed = (System.nanoTime() - begun) / 1e9;
        double cpu = cpu(instance) - cpuBefore;
        lab.note(instance, this, round, "requests_per_s", output.goodPerSecond());
        lab.note(instance, this, round, "p50_ms", output.p50Millis());
        lab.note(instance, this, round, "p99_ms", output.p99Millis());
        lab.note(instance, this, round, "errors", output.errors());
        if (!instance.name().equals(Direct.NAME)) {
            lab.note(instance, this, round, "cpu_us_per_request", cpu * 1e6 / output.requests());
            lab.note(instance, this, round, "cpu_percent_of_core", 100 * cpu / elapsed);
        }
    }

    private static WrkOutput load(Lab lab, Instance instance, int seconds)
            throws IOException, InterruptedException {
        return Wrk.run(lab.group(), instance.folder(), instance, Lab.SMALL, CONNECTIONS, seconds);
    }

    private static double cpu(Instance instance) throws IOException {
        return instance.tree().orElseThrow().cpuSeconds();
    }
}
