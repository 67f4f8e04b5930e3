package io.teamclaw.lifecycle.workspaces;

import java.util.Locale;

/** What sort of failure it was: who can do something about it, and whether trying again helps. */
public enum FailureKind {
    /** A quota of the account is used up; an administrator asks AWS for more. */
    QUOTA,
    /** The region has no room at the moment; trying again later helps. */
    CAPACITY,
    /** The image cannot be fetched; an administrator looks at its name and its repository. */
    IMAGE,
    /** It came up and never answered, or ended while it was starting. */
    HEALTH,
    /** It ran and ended by itself. */
    CRASHED,
    /** Its machine was taken back or went down: nobody's fault, the next start helps. */
    INTERRUPTED,
    /** A role or key lacks a permission; an administrator looks at the deployment. */
    PERMISSION,
    /** OpenClaw does not accept the settings. */
    SETTINGS,
    /** As many workspaces run as are allowed. */
    LIMIT,
    /** The account was disabled or removed meanwhile. */
    OWNER,
    /** A service did not answer as it should; trying again helps as a rule. */
    SERVICE,
    /** A fault of TeamClaw itself; the log has it. */
    INTERNAL;

    /**
     * Whether a launch that failed so was refused for sure; after the others a task may still turn
     * up, as after a request whose answer was lost.
     */
    boolean saysThatNothingRuns() {
        return switch (this) {
            case QUOTA, CAPACITY, IMAGE, PERMISSION, SETTINGS, LIMIT, OWNER -> true;
            case HEALTH, CRASHED, INTERRUPTED, SERVICE, INTERNAL -> false;
        };
    }

    /** The value in the table, e.g. {@code quota}. */
    public String wireValue() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static FailureKind ofWireValue(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
