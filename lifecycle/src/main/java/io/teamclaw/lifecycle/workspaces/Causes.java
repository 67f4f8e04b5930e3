package io.teamclaw.lifecycle.workspaces;

/** Why a workspace failed, in words that say what to do. */
final class Causes {
    private static final String AGAIN =
            " Start it again; if that happens again, tell your administrator.";

    private Causes() {}

    static String crashed(String how) {
        return "OpenClaw ended unexpectedly (" + how + ")." + AGAIN;
    }

    static String endedWhileStarting(String how) {
        return "OpenClaw ended while it was starting (" + how + ")." + AGAIN;
    }

    static String ownerDisabled() {
        return "This account was disabled while OpenClaw was starting; an administrator can enable"
                + " it.";
    }

    static String tookTooLong() {
        return "OpenClaw was not ready in time." + AGAIN;
    }

    /** The details go to the log: they are of no use to a person and could hold anything. */
    static String startBroke() {
        return "OpenClaw could not be started because of an error in TeamClaw; the log has the"
                + " details."
                + AGAIN;
    }

    static String stopBroke() {
        return "OpenClaw could not be stopped; the log has the details. Stop it again; if that"
                + " happens again, tell your administrator.";
    }
}
