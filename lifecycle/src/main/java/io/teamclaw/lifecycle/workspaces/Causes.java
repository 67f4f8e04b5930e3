package io.teamclaw.lifecycle.workspaces;

/** Why a workspace failed, in words that say what to do. */
final class Causes {
    private static final String AGAIN =
            " Start it again; if that happens again, tell your administrator.";

    private Causes() {}

    static Failure crashed(TaskStatus.Gone gone) {
        return new Failure(
                gone.kind(), "OpenClaw ended unexpectedly (" + gone.cause() + ")." + AGAIN);
    }

    static Failure endedWhileStarting(TaskStatus.Gone gone) {
        return new Failure(
                gone.kind(),
                "OpenClaw ended while it was starting (" + gone.cause() + ")." + AGAIN);
    }

    static Failure ownerDisabled() {
        return new Failure(
                FailureKind.OWNER,
                "This account was disabled while OpenClaw was starting; an administrator can enable"
                        + " it.");
    }

    static Failure tookTooLong() {
        return new Failure(FailureKind.HEALTH, "OpenClaw was not ready in time." + AGAIN);
    }

    static Failure waitedTooLong() {
        return new Failure(
                FailureKind.LIMIT,
                "Too many workspaces were starting for half an hour, so this one was not begun."
                        + AGAIN);
    }

    static Failure limitOfAll(int limit) {
        return new Failure(
                FailureKind.LIMIT,
                "The company's limit of "
                        + limit
                        + " workspaces that run at once is reached. Start yours again when another"
                        + " has stopped, or ask an administrator to raise the limit.");
    }

    static Failure limitOfTeam(int limit) {
        return new Failure(
                FailureKind.LIMIT,
                "Your team's limit of "
                        + limit
                        + " workspaces that run at once is reached. Start yours again when another"
                        + " of your team has stopped, or ask an administrator to raise the limit.");
    }

    /** What a removal that did not come through shows until it is tried again. */
    static String removalGoesOn() {
        return "a part of it could not be removed yet; it is tried again";
    }

    /** What kept the removal from its end; another exception's text could hold anything. */
    static Failure removalStuck(RuntimeException why) {
        return why instanceof TaskStartException explained
                ? removalStuck(explained.failure().kind(), explained.failure().cause())
                : removalStuck(
                        FailureKind.INTERNAL,
                        "A part of it (its task, the way to it, its wake-ups, its role or its files)"
                                + " resists; the log has the details.");
    }

    /** Where each try was cut off before it could say why. */
    static Failure removalNeverEnded() {
        return removalStuck(FailureKind.SERVICE, "No try came to its end.");
    }

    private static Failure removalStuck(FailureKind kind, String what) {
        return new Failure(
                kind,
                "This workspace could not be removed for an hour. "
                        + what
                        + " An administrator removes it again, which goes on where this stopped; to"
                        + " have it back, they remove it with its files kept, and start it then.");
    }

    /** The details go to the log: they are of no use to a person and could hold anything. */
    static Failure startBroke() {
        return new Failure(
                FailureKind.INTERNAL,
                "OpenClaw could not be started because of an error in TeamClaw; the log has the"
                        + " details."
                        + AGAIN);
    }

    static Failure stopBroke() {
        return new Failure(
                FailureKind.INTERNAL,
                "OpenClaw could not be stopped; the log has the details. Stop it again; if that"
                        + " happens again, tell your administrator.");
    }
}
