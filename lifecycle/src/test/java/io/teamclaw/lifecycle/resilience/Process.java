package io.teamclaw.lifecycle.resilience;

import java.util.concurrent.atomic.AtomicBoolean;

/** A process that may end at any call, after which none of its calls has an effect any more. */
final class Process {
    /** What a dead process's calls throw; nobody outside it ever sees it. */
    static final class EndedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EndedException() {
            super("The process ended here");
        }
    }

    private final AtomicBoolean dead = new AtomicBoolean();

    boolean isDead() {
        return dead.get();
    }

    RuntimeException kill() {
        dead.set(true);
        return ended();
    }

    RuntimeException ended() {
        return new EndedException();
    }
}
