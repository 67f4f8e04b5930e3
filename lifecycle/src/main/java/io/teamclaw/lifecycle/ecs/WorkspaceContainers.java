package io.teamclaw.lifecycle.ecs;

/** What the template of the workspaces' task definitions calls its containers. */
final class WorkspaceContainers {
    /** OpenClaw. */
    static final String AGENT = "teamclaw";

    /** What holds the keys. */
    static final String SIDECAR = "proxy-sidecar";

    /** Writes the configuration and ends before the others start. */
    static final String CONFIGURE = "configure";

    private WorkspaceContainers() {}
}
