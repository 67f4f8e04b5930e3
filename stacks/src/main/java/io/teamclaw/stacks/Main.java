package io.teamclaw.stacks;

import io.teamclaw.stacks.command.BootstrapCommand;
import io.teamclaw.stacks.command.CommandLine;
import io.teamclaw.stacks.command.Surroundings;
import io.teamclaw.stacks.command.SynthCommand;
import io.teamclaw.stacks.cost.CostCommand;
import io.teamclaw.stacks.cost.PricesCommand;
import io.teamclaw.stacks.status.StatusCommand;
import java.util.List;

/** The program that cdktf and make run. */
public final class Main {
    private Main() {}

    public static void main(String[] words) {
        CommandLine line =
                new CommandLine(
                        List.of(
                                new SynthCommand(),
                                new BootstrapCommand(),
                                new StatusCommand(),
                                new CostCommand(),
                                new PricesCommand()));
        int exitCode = line.run(List.of(words), Surroundings.ofProcess(), System.err);
        System.exit(exitCode);
    }
}
