package io.teamclaw.config.names;

/**
 * Parts of the platform that several stacks speak of: one names a role, service, log group or image
 * repository by the part, others know it by that.
 */
public final class Part {
    public static final String ROUTER = "router";
    public static final String ADMIN = "admin";

    /** Image repository of the sidecars, and the role that they take on. */
    public static final String SIDECAR = "sidecar";

    /** The repository in which an installation may keep a copy of OpenClaw's image. */
    public static final String OPENCLAW = "openclaw";

    /** Log group, execution role and security group of all workspaces. */
    public static final String WORKSPACES = "workspaces";

    private Part() {}
}
