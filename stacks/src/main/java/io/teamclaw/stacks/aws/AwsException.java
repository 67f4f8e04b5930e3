package io.teamclaw.stacks.aws;

/**
 * Why a command stopped at AWS, in one line for the person who called it. What it made until then
 * stays: the next run goes on from there.
 */
public final class AwsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AwsException(String line) {
        super(line);
    }
}
