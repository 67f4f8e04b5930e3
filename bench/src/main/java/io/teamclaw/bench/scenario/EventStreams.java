package io.teamclaw.bench.scenario;

import io.teamclaw.bench.contender.Instance;
import io.teamclaw.bench.load.Memory;
import io.teamclaw.bench.load.Requests;
import io.teamclaw.bench.load.Streams;
import io.teamclaw.bench.net.Answers;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Streams of 100 events beside each other, and the memory that they take. */
public final class EventStreams implements Scenario {
    private static final int EVENTS = 100;

    private final int streams;
    private final long everyMillis;
    private final boolean repeated;

    private EventStreams(int streams, long everyMillis, boolean repeated) {
        this.streams = streams;
        this.everyMillis = everyMillis;
        this.repeated = repeated;
    }

    /** 64 streams of 50 events a second each, as fast models write. */
    public static EventStreams few() {
        return new EventStreams(64, 20, true);
    }

    /** 500 streams of 20 events a second each: 10,000 events a second. */
    public static EventStreams many() {
        return new EventStreams(500, 50, false);
    }

    @Override
    public String name() {
        return "sse-" + streams;
    }

    @Override
    public void run(Lab lab) throws IOException, InterruptedException {
        lab.upstream().answer(Answers.json());
        List<Instance> instances = lab.startAll(lab.contenders(), lab.upstream().port(), false);
        try {
            lab.loop().runFor(Plan.nanos(lab.plan().settleSeconds()));
            for (Instance each : instances) {
                if (each.tree().isPresent()) {
                    lab.note(each, this, 1, "rss_idle_mb", each.tree().get().residentMegabytes());
                }
            }
            lab.upstream().answer(Answers.events(EVENTS, everyMillis * 1_000_000));
            for (Instance each : instances) {
                load(lab, each, lab.plan().streamRepeats());
            }
            lab.interleaved(
                    instances, lab.plan().rounds(), (each, round) -> measure(lab, each, round));
        } finally {
            lab.closeAll(instances);
        }
    }

    private void measure(Lab lab, Instance instance, int round) {
        Optional<Memory> memory = instance.tree().map(tree -> new Memory(lab.loop(), tree));
        Streams result = load(lab, instance, repeated ? lab.plan().streamRepeats() : 1);
        lab.note(instance, this, round, "first_token_p50_ms", result.firstToken().millis(50));
        lab.note(instance, this, round, "first_token_p99_ms", result.firstToken().millis(99));
        lab.note(instance, this, round, "event_p50_ms", result.event().millis(50));
        lab.note(instance, this, round, "event_p99_ms", result.event().millis(99));
        lab.note(instance, this, round, "errors", result.errors());
        if (result.errors() > 0) {
            lab.say(instance.name() + ": " + result.firstError());
        }
        memory.ifPresent(
                each -> {
                    each.close();
                    lab.note(instance, this, round, "rss_peak_mb", each.peak());
                });
    }

    private Streams load(Lab lab, Instance instance, int repeats) {
        return Streams.run(
                lab.loop(),
                instance.port(),
                Requests.varied(instance, Lab.SHORT, true),
                streams,
                EVENTS,
                repeats);
    }
}
