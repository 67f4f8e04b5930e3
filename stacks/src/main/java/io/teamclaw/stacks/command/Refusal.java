package io.teamclaw.stacks.command;

/** Why the program did nothing, in one line for the person who called it. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refusal(String line) {
        super(line);
    }
}
