package io.teamclaw.stacks.command;

import java.util.List;

/** One thing that the program does, chosen by the first word on its command line. */
public interface Command {
    /** Exit code where all is well. */
    int DONE = 0;

    /** That word. */
    String name();

    /** What it does, in a few words for the list of commands. */
    String summary();

    /**
     * @param arguments the words after the name
     * @return the program's exit code
     * @throws Refusal where something that a person can put right is wrong; nothing was done then
     */
    int run(List<String> arguments, Surroundings surroundings);
}
