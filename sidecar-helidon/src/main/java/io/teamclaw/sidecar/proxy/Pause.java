package io.teamclaw.sidecar.proxy;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A short wait of a call's own thread. */
final class Pause {
    private Pause() {}

    static void of(Duration pause) {
        if (!pause.isZero()) {
            LockSupport.parkNanos(pause.toNanos());
        }
    }
}
