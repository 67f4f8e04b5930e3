package io.teamclaw.lifecycle.workspaces;

import java.util.Locale;

/**
 * A first start goes {@code absent -> provisioning -> starting -> running}, a stop {@code running
 * -> stopping -> stopped}, and each later start {@code stopped -> starting -> running}.
 */
public enum WorkspaceState {
    ABSENT,
    PROVISIONING,
    STOPPED,
    STARTING,
    RUNNING,
    STOPPING,
    /** With a cause that a person can act on; the next start begins afresh. */
    FAILED;

    /** Whether something has to be there, or is being made or removed. */
    public boolean isLive() {
        return this == PROVISIONING || this == STARTING || this == RUNNING || this == STOPPING;
    }

    /** The value in the table, e.g. {@code starting}. */
    public String wireValue() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static WorkspaceState ofWireValue(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
