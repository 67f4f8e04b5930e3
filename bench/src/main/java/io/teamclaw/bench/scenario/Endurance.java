package io.teamclaw.bench.scenario;

import io.teamclaw.bench.contender.Contender;
import io.teamclaw.bench.contender.Instance;
import io.teamclaw.bench.load.ClosedLoop;
import io.teamclaw.bench.load.Outcome;
import io.teamclaw.bench.load.Requests;
import io.teamclaw.bench.net.Answers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;

/** An hour's worth of calls and more, in a row: memory must stay where it is. */
public final class Endurance implements Scenario {
    private static final int CONNECTIONS = 32;
    private static final int PARTS = 10;

    /** Those that get through so many calls in a minute. */
    private static final Set<String> FAST = Set.of("sidecar", "nginx", "haproxy");

    @Override
    public String name() {
        return "endurance";
    }

    @Override
    public void run(Lab lab) throws IOException {
        lab.upstream().answer(Answers.json());
        List<Contender> fast =
                lab.contenders().stream().filter(each -> FAST.contains(each.name())).toList();
        List<Instance> instances = lab.startAll(fast, lab.upstream().port(), true);
        try {
            for (Instance each : instances) {
                measure(lab, each);
            }
        } finally {
            lab.closeAll(instances);
        }
    }

    private void measure(Lab lab, Instance instance) throws IOException {
        List<ByteBuffer> request = Requests.chat(instance, Lab.SMALL);
        long answers = 0;
        long errors = 0;
        for (int part = 1; part <= PARTS; part++) {
            Outcome outcome =
                    ClosedLoop.calls(
                            lab.loop(),
                            instance.port(),
                            CONNECTIONS,
                            number -> request,
                            lab.plan().enduranceCalls() / PARTS);
            answers += outcome.answers();
            errors += outcome.errors();
            if (part == 1 || part == PARTS / 2 || part == PARTS) {
                lab.note(
                        instance,
                        this,
                        1,
                        "rss_at_" + part * 100 / PARTS + "_percent_mb",
                        instance.tree().orElseThrow().residentMegabytes());
            }
        }
        lab.note(instance, this, 1, "answers", answers);
        lab.note(instance, this, 1, "errors", errors);
    }
}
