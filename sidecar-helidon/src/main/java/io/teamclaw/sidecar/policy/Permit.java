package io.teamclaw.sidecar.policy;

/** A call's leave to run. Whoever got it gives it back once, however the call ended. */
@FunctionalInterface
public interface Permit {
    /** What nothing was taken for. */
    Permit FREE = tokens -> {};

    /**
     * Gives it back.
     *
     * @param tokens of every kind that the call used, as reported or estimated; 0 where it did not
     *     reach a provider
     */
    void close(long tokens);
}
