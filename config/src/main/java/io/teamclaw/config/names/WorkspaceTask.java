package io.teamclaw.config.names;

/**
 * Names inside a workspace's task definition: the stack writes the template with them, and who
 * derives a person's own finds the places by them.
 */
public final class WorkspaceTask {
    /** Whose workspace the template is; no person has this id. */
    public static final String NOBODY = "template";

    /** The container of OpenClaw's own image. */
    public static final String AGENT = "teamclaw";

    /** The container that holds the keys, of our own image. */
    public static final String SIDECAR = "proxy-sidecar";

    /** The container that writes the agent's configuration and ends, of our own image. */
    public static final String CONFIGURE = "configure";

    /**
     * What a task is started by that empties the folder of a person who is being removed; all
     * others are started by a start attempt, whose id is a UUID.
     */
    public static final String STARTED_BY_REMOVAL = "wipe";

    /** Variable of our own containers: whose workspace it is. */
    public static final String USER_ID = "USER_ID";

    /** Variable of our own containers: that person's team. */
    public static final String TEAM_ID = "TEAM_ID";

    /** Volume with the person's files. */
    public static final String HOME = "home";

    /** Where the agent has {@link #HOME}; it runs as {@link WorkspaceFolders#OWNER}. */
    public static final String HOME_FOLDER = "/home/node";

    /** Volume with what the company shares with everybody, read-only. */
    public static final String SYSTEM = "system";

    /** Where the agent has {@link #SYSTEM}. */
    public static final String SYSTEM_FOLDER = "/mnt/system";

    /** Volume with what the person's team shares, read-only. */
    public static final String TEAM = "team";

    /** Where the agent has {@link #TEAM}. */
    public static final String TEAM_FOLDER = "/mnt/team";

    private WorkspaceTask() {}
}
