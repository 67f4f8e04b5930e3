package io.teamclaw.bench;

import io.teamclaw.bench.contender.Contender;
import io.teamclaw.bench.contender.Direct;
import io.teamclaw.bench.contender.Haproxy;
import io.teamclaw.bench.contender.Nginx;
import io.teamclaw.bench.contender.Portkey;
import io.teamclaw.bench.contender.Sidecar;
import io.teamclaw.bench.process.Machine;
import io.teamclaw.bench.process.Running;
import io.teamclaw.bench.process.Tools;
import io.teamclaw.bench.profile.Profile;
import io.teamclaw.bench.report.Csv;
import io.teamclaw.bench.report.Results;
import io.teamclaw.bench.report.Table;
import io.teamclaw.bench.report.Targets;
import io.teamclaw.bench.scenario.Endurance;
import io.teamclaw.bench.scenario.EventStreams;
import io.teamclaw.bench.scenario.Failover;
import io.teamclaw.bench.scenario.KeyRefresh;
import io.teamclaw.bench.scenario.Lab;
import io.teamclaw.bench.scenario.LargePrompt;
import io.teamclaw.bench.scenario.Plan;
import io.teamclaw.bench.scenario.Scenario;
import io.teamclaw.bench.scenario.SmallJson;
import io.teamclaw.bench.scenario.Start;
import io.teamclaw.bench.scenario.SteadyRate;
import io.teamclaw.bench.scenario.Upload;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs the bench from the repository's root; {@code bench/README.md} says what is measured. */
public final class Main {
    private static final List<Contender> CONTENDERS =
            List.of(new Direct(), new Nginx(), new Haproxy(), Sidecar.withTwoKeys(), new Portkey());
    private static final List<Scenario> SCENARIOS =
            List.of(
                    new Start(),
                    new SmallJson(),
                    new LargePrompt(),
                    new SteadyRate(),
                    EventStreams.few(),
                    EventStreams.many(),
                    new Failover(),
                    new KeyRefresh(),
                    new Upload(),
                    new Endurance());

    private final PrintStream out;
    private final boolean quick;
    private final Set<String> wanted;

    private Main(PrintStream out, boolean quick, Set<String> wanted) {
        this.out = out;
        this.quick = quick;
        this.wanted = wanted;
    }

    /**
     * Measures, or with the argument {@code profile} profiles. {@code BENCH=quick} only shows that
     * everything runs; {@code SCENARIOS} names the scenarios to run, separated by commas.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        boolean quick = "quick".equals(System.getenv("BENCH"));
        String wanted = Optional.ofNullable(System.getenv("SCENARIOS")).orElse("").strip();
        Main main =
                new Main(
                        System.out, quick, wanted.isEmpty() ? Set.of() : Set.of(wanted.split(",")));
        Path work = Files.createDirectories(Path.of("target/bench"));
        try (Running.Group group = Running.Group.endingWithThisJvm()) {
            if (List.of(args).contains("profile")) {
                Profile.run(group, Files.createTempDirectory(work, "profile-"), quick, System.out);
            } else {
                main.measure(group, Files.createTempDirectory(work, "run-"));
            }
        }
    }

    private void measure(Running.Group group, Path folder)
            throws IOException, InterruptedException {
        List<String> versions = new ArrayList<>();
        List<Contender> present = present(versions);
        // Only a whole run in full replaces what is kept in the repository.
        Path kept = quick || !wanted.isEmpty() ? Path.of("target/bench") : Path.of("bench/results");
        Files.createDirectories(kept);
        String machine = Machine.describe(versions);
        Files.writeString(kept.resolve("machine.txt"), machine);
        out.print(machine);
        Results results = new Results();
        Lab lab = new Lab(quick ? Plan.quick() : Plan.full(), present, group, folder, results, out);
        for (Scenario each : SCENARIOS) {
            if (wanted.isEmpty() || wanted.contains(each.name())) {
                out.println("Running " + each.name());
                each.run(lab);
                Csv.write(kept.resolve("results.csv"), results.rows());
            }
        }
        String table = Table.of(results, Targets.all());
        Files.writeString(kept.resolve("table.txt"), table);
        out.print(table);
        out.println("\nRaw results: " + kept.resolve("results.csv"));
    }

    private List<Contender> present(List<String> versions) {
        List<Contender> present = new ArrayList<>();
        for (Contender each : CONTENDERS) {
            Optional<String> missing = each.missing();
            if (missing.isPresent()) {
                versions.add(each.name() + ": MISSING, left out: " + missing.get());
            } else {
                versions.add(each.name() + ": " + each.version());
                present.add(each);
            }
        }
        versions.add("wrk: " + Tools.find("wrk").map(Path::toString).orElse("MISSING"));
        return present;
    }
}
