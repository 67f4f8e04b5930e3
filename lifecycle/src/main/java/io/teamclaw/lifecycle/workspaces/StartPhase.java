package io.teamclaw.lifecycle.workspaces;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

    /** Whether nearly every start comes to it. */
    private boolean isUsual() {
        return this != WAITING && this != INSTALLING && this != MACHINE;
    }

    /**
     * What a screen shows of a start, in order: the phases that it came to, and the usual ones that
     * are still to come. One that was passed without being reached does not apply.
     *
     * @param current empty where no start is under way
     * @param reached by it
     */
    public static List<StartPhase> shown(
            Optional<StartPhase> current, Collection<StartPhase> reached) {
        return Arrays.stream(values())
                .filter(
                        phase ->
                                reached.contains(phase)
                                        || current.filter(phase::equals).isPresent()
                                        || phase.isUsual()
                                                && current.filter(now -> now.compareTo(phase) > 0)
                                                        .isEmpty())
                .toList();
    }

    /** The value in the table, e.g. {@code gateway}. */
    public String wireValue() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static StartPhase ofWireValue(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
