package io.teamclaw.stacks.bootstrap;

/**
 * Why bootstrap stopped, in one line for the person who called it. What was made until then stays:
 * the next run goes on from there.
 */
public final class BootstrapException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BootstrapException(String line) {
        super(line);
    }
}
