package io.teamclaw.sidecar.usage;

import io.teamclaw.config.usage.UsageRow;

/** Where usage rows go. */
public interface UsageSink extends AutoCloseable {
    /** Takes a row. Never blocks a call for long and never fails it. */
    void write(UsageRow row);

    /** For metrics; can be asked at any time. */
    default UsageFigures figures() {
        return UsageFigures.NONE;
    }

    /** Writes what is still waiting, within a bound of time. */
    @Override
    void close();
}
