package io.teamclaw.stacks.command;

import java.util.List;

/** One thing that the program does, chosen by the first word on its command line. */
public interface Command {
    /** That word. */
    String name();

    /** What it does, in a few words for the list of commands. */
    String summary();

    /**
     * @param arguments the words after the name
     * @throws Refusal where something that a person can put right is wrong; nothing was done then
     */
    void run(List<String> arguments, Surroundings surroundings);
}
