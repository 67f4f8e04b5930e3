package io.teamclaw.sidecar.proxy;

import io.teamclaw.sidecar.settings.UpstreamSettings;
import java.util.concurrent.atomic.AtomicLong;

/** The room that all requests together have for being kept until they are answered. */
public final class KeptBodies {
    private final long memory;
    private final long mostOnDisk;
    private final AtomicLong used = new AtomicLong();

    /**
     * @param memory bytes of the heap for all bodies together
     * @param mostOnDisk bytes of one body that may go into a temporary file
     */
    public KeptBodies(long memory, long mostOnDisk) {
        this.memory = memory;
        this.mostOnDisk = mostOnDisk;
    }

    /** With an eighth of the heap. */
    public static KeptBodies of(UpstreamSettings settings) {
        return new KeptBodies(Runtime.getRuntime().maxMemory() / 8, settings.keptBodyBytes());
    }

    /** Bytes of the heap that bodies have at the moment. */
    public long used() {
        return used.get();
    }

    KeptBody open() {
        return new KeptBody(this);
    }

    /** Takes room in memory; false where there is too little. */
    boolean take(long bytes) {
        if (used.addAndGet(bytes) <= memory) {
            return true;
        }
        used.addAndGet(-bytes);
        return false;
    }

    void give(long bytes) {
        used.addAndGet(-bytes);
    }

    long mostOnDisk() {
        return mostOnDisk;
    }
}
