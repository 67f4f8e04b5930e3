package io.teamclaw.lifecycle.workspaces;

import java.util.Locale;

/** Where a start stands, in order, as screens show it. */
public enum StartPhase {
    /** Asked for; nothing was done yet. */
    REQUESTED("Requested"),
    /** As many start at once as may; it is in line. */
    WAITING("Waiting for others to start"),
    /** Folders, roles and mounts are being made. */
    PROVISIONING("Preparing your files"),
    /** The program itself is being fetched (first start on a machine). */
    INSTALLING("Installing OpenClaw"),
    /** The task is being asked for. */
    LAUNCHING("Asking for a machine"),
    /** The task is accepted; it gets its machine, its address and its images. */
    MACHINE("Getting a machine"),
    /** The sidecar that holds the keys is starting. */
    SIDECAR("Starting the key sidecar"),
    /** OpenClaw is starting. */
    GATEWAY("Starting OpenClaw"),
    /** The way to it is being laid. */
    ROUTING("Connecting"),
    /** It answers. */
    READY("Ready");

    private final String title;

    StartPhase(String title) {
        this.title = title;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** The value in the table, e.g. {@code gateway}. */
    public String wireValue() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static StartPhase ofWireValue(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
