package io.teamclaw.local.leash;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A process group on a {@link Leash}. */
public final class LeashedProcess implements AutoCloseable {
    private final Process process;

    LeashedProcess(Process process) {
        this.process = process;
    }

    /** Completes with the command's exit code when it and its whole group are gone. */
    public CompletableFuture<Integer> exit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /**
     * Asks the group to end and waits until it has.
     *
     * @param grace how long it may take before it is killed, in whole seconds
     */
    public void end(Duration grace) {
        try (OutputStream pipe = process.getOutputStream()) {
            pipe.write((grace.toSeconds() + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // The pipe is broken: the script is gone already, and its group with it.
        }
        exit().join();
    }

    /** Ends the group with a short grace. */
    @Override
    public void close() {
        end(Duration.ofSeconds(1));
    }
}
