package io.teamclaw.bench.scenario;

import io.teamclaw.bench.contender.Instance;
import io.teamclaw.bench.load.ClosedLoop;
import io.teamclaw.bench.load.Memory;
import io.teamclaw.bench.load.Outcome;
import io.teamclaw.bench.load.Requests;
import io.teamclaw.bench.net.Answers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** One request of 200 MB: whether it comes through, how fast, and with how much memory. */
public final class Upload implements Scenario {
    @Override
    public String name() {
        return "upload";
    }

    @Override
    public void run(Lab lab) throws IOException {
        lab.upstream().answer(Answers.json());
        List<Instance> instances = lab.startAll(lab.contenders(), lab.upstream().port(), false);
        try {
            for (Instance each : instances) {
                measure(lab, each);
            }
        } finally {
            lab.closeAll(instances);
        }
    }

    private void measure(Lab lab, Instance instance) {
        List<ByteBuffer> request = Requests.upload(instance, lab.plan().uploadMegabytes());
        Optional<Memory> memory = instance.tree().map(tree -> new Memory(lab.loop(), tree));
        long begun = System.nanoTime();
        Outcome outcome = ClosedLoop.calls(lab.loop(), instance.port(), 1, number -> request, 1);
        double seconds = (System.nanoTime() - begun) / 1e9;
        lab.note(instance, this, 1, "megabytes", lab.plan().uploadMegabytes());
        lab.note(instance, this, 1, "status", outcome.lastStatus());
        lab.note(instance, this, 1, "seconds", seconds);
        if (outcome.errors() > 0) {
            lab.say(instance.name() + ": " + outcome.firstError());
        }
        memory.ifPresent(
                each -> {
                    each.close();
                    lab.note(instance, this, 1, "rss_peak_mb", each.peak());
                });
    }
}
