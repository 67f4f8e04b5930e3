package io.teamclaw.config.names;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;

/** Folders of the file system; each is the root of an access point. */
public final class WorkspaceFolders {
    /** OpenClaw's image runs as this user and group, node; every access point makes one of it. */
    public static final long OWNER = 1000;

    /** Rights of a new home. */
    public static final String PRIVATE = "0750";

    /** Rights of a new shared folder, which workspaces mount read-only. */
    public static final String SHARED = "0755";

    /** What the company shares with everybody. */
    public static final String SYSTEM = "/system";

    private WorkspaceFolders() {}

    /** A person's own, e.g. {@code /users/ada}. */
    public static String home(UserId user) {
        return "/users/" + user;
    }

    /** What a team shares, e.g. {@code /teams/red}. */
    public static String team(TeamId team) {
        return "/teams/" + team;
    }
}
