package io.teamclaw.stacks.command;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** The table of commands and what becomes of what they say. The first is the default. */
public final class CommandLine {
    /** Exit code where settings or arguments are wrong. */
    public static final int REFUSED = 2;

    private final List<Command> commands;

    public CommandLine(List<Command> commands) {
        this.commands = List.copyOf(commands);
    }

    /**
     * Runs one command.
     *
     * @param errors gets one line where the command refuses
     * @return the program's exit code
     */
    public int run(List<String> words, Surroundings surroundings, PrintStream errors) {
        try {
            return chosen(words).run(words.stream().skip(1).toList(), surroundings);
        } catch (Refusal e) {
            errors.println(e.getMessage());
            return REFUSED;
        }
    }

    private Command chosen(List<String> words) {
        if (words.isEmpty()) {
            return commands.getFirst();
        }
        return commands.stream()
                .filter(each -> each.name().equals(words.getFirst()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refusal(
                                        "There is no command "
                                                + words.getFirst()
                                                + "; commands are "
                                                + list()));
    }

    private String list() {
        return commands.stream()
                .map(each -> each.name() + " (" + each.summary() + ")")
                .collect(Collectors.joining(", "));
    }
}
