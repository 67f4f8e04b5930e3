package io.teamclaw.bench.scenario;

import io.teamclaw.bench.contender.Contender;
import io.teamclaw.bench.contender.Instance;
import io.teamclaw.bench.contender.Place;
import io.teamclaw.bench.load.FirstAnswer;
import io.teamclaw.bench.load.Requests;
import io.teamclaw.bench.net.Loop;
import io.teamclaw.bench.net.Upstream;
import io.teamclaw.bench.process.Running;
import io.teamclaw.bench.report.Results;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What every scenario works with: the load's thread, the upstream, and who takes part. */
public final class Lab {
    /** What is done with an instance in a round. */
    @FunctionalInterface
    interface Turn {
        void take(Instance instance, int round) throws IOException, InterruptedException;
    }

    /** Load on an instance for so long. */
    @FunctionalInterface
    interface Load {
        void last(Instance instance, int seconds) throws IOException, InterruptedException;
    }

    /** Characters of the prompt of a short call, which has about 1 kB with its headers. */
    static final int SHORT = 300;

    static final String SMALL = Requests.body(SHORT, false);

    /** Enough for those whose code is compiled before they run. */
    private static final int SHORT_WARM_UP = 2;

    /** Its compiler is done by then. */
    private static final int NODE_WARM_UP = 10;

    private final Plan plan;
    private final List<Contender> contenders;
    private final Running.Group group;
    private final Path folder;
    private final Results results;
    private final PrintStream out;
    private final Loop loop = new Loop();
    private final Upstream upstream;
    private int started;

    public Lab(
            Plan plan,
            List<Contender> contenders,
            Running.Group group,
            Path folder,
            Results results,
            PrintStream out)
            throws IOException {
        this.plan = plan;
        this.contenders = List.copyOf(contenders);
        this.group = group;
        this.folder = folder;
        this.results = results;
        this.out = out;
        this.upstream = new Upstream(loop);
    }

    Plan plan() {
        return plan;
    }

    Loop loop() {
        return loop;
    }

    Upstream upstream() {
        return upstream;
    }

    Running.Group group() {
        return group;
    }

    List<Contender> contenders() {
        return contenders;
    }

    void say(String line) {
        out.println("  " + line);
    }

    void note(Instance instance, Scenario scenario, int round, String metric, double value) {
        results.add(instance.name(), scenario.name(), round, metric, value);
    }

    /** A place with a folder that nobody used before. */
    Place place(String name, int upstreamPort, boolean flood) throws IOException {
        started++;
        return new Place(
                group,
                Files.createDirectories(folder.resolve(name + "-" + started)),
                upstreamPort,
                flood);
    }

    /** Starts those that answer; who does not is named with its last words, and left out. */
    List<Instance> startAll(List<Contender> which, int upstreamPort, boolean flood)
            throws IOException {
        List<Instance> instances = new ArrayList<>();
        for (Contender each : which) {
            Instance instance = each.start(place(each.name(), upstreamPort, flood));
            if (FirstAnswer.await(loop, instance.port(), Requests.chat(instance, SMALL))) {
                instances.add(instance);
            } else {
                say(each.name() + " does not answer with 200 and is left out: " + last(instance));
                close(instance);
            }
        }
        return instances;
    }

    /**
     * Starts all contenders, warms each up and takes turns with them, round by round.
     *
     * @param flood whether more calls come than one agent makes
     */
    void compare(boolean flood, Load warmUp, Turn turn) throws IOException, InterruptedException {
        List<Instance> instances = startAll(contenders, upstream.port(), flood);
        try {
            compare(instances, warmUp, turn);
        } finally {
            closeAll(instances);
        }
    }

    /** Warms each up and takes turns with them, round by round. */
    void compare(List<Instance> instances, Load warmUp, Turn turn)
            throws IOException, InterruptedException {
        for (Instance each : instances) {
            warmUp.last(each, warmUpSeconds(each));
        }
        interleaved(instances, plan.rounds(), turn);
    }

    /** Seconds of load before the first round. */
    int warmUpSeconds(Instance instance) {
        int most =
                switch (instance.name()) {
                    case "sidecar" -> plan.warmUpSeconds();
                    case "portkey" -> NODE_WARM_UP;
                    default -> SHORT_WARM_UP;
                };
        return Math.min(most, plan.warmUpSeconds());
    }

    /** One round after the other of all instances, every second one backwards. */
    void interleaved(List<Instance> instances, int rounds, Turn turn)
            throws IOException, InterruptedException {
        for (int round = 1; round <= rounds; round++) {
            for (Instance each : round % 2 == 1 ? instances : instances.reversed()) {
                turn.take(each, round);
            }
        }
    }

    /** Ends instances and removes what they wrote, usage rows of many megabytes among it. */
    void closeAll(List<Instance> instances) throws IOException {
        for (Instance each : instances) {
            close(each);
        }
    }

    void close(Instance instance) throws IOException {
        instance.close();
        try (Stream<Path> files = Files.walk(instance.folder())) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    private static String last(Instance instance) throws IOException {
        if (instance.process().isEmpty()) {
            return "(no process)";
        }
        List<String> lines = Files.readAllLines(instance.process().get().output());
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }
}
