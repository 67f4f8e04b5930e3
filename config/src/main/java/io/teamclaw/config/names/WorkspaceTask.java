package io.teamclaw.config.names;

import java.time.Duration;

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

    /**
     * How long ECS lets {@link #AGENT} end by itself, in seconds. At a task's end start
     * dependencies are reversed: the sidecar is asked when the agent has ended, so their times add
     * up. Together they fit into the two minutes that Spot gives notice.
     */
    public static final int AGENT_STOP_SECONDS = 85;

    /** The same of {@link #SIDECAR}, which then only writes down what it metered. */
    public static final int SIDECAR_STOP_SECONDS = 30;

    /** For Fargate to give the machine back. */
    private static final int MACHINE_SECONDS = 30;

    /** After which a task is gone that ECS was asked to stop. */
    public static final Duration LONGEST_STOP =
            Duration.ofSeconds(AGENT_STOP_SECONDS + SIDECAR_STOP_SECONDS + MACHINE_SECONDS);

    private WorkspaceTask() {}
}
