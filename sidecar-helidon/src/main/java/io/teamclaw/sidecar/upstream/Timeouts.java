package io.teamclaw.sidecar.upstream;

import io.teamclaw.sidecar.settings.UpstreamSettings;

/** How long is waited for what, in nanoseconds. */
record Timeouts(long connectNanos, long firstByteNanos, long idleNanos, long callNanos) {
    static Timeouts of(UpstreamSettings settings) {
        return new Timeouts(
                settings.connect().toNanos(),
                settings.firstByte().toNanos(),
                settings.idle().toNanos(),
                settings.call().toNanos());
    }
}
