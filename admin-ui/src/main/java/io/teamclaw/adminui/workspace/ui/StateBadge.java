package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;

/** A workspace's state in one word and one colour. */
public final class StateBadge extends Badge {
    private static final long serialVersionUID = 1L;

    public StateBadge(WorkspaceState state) {
        super(text(state));
        switch (state) {
            case RUNNING -> addThemeVariants(BadgeVariant.SUCCESS);
            case FAILED -> addThemeVariants(BadgeVariant.ERROR);
            case PROVISIONING, STARTING, STOPPING -> addThemeVariants(BadgeVariant.WARNING);
            case ABSENT, STOPPED -> getElement().getClassList().add("aura-accent-neutral");
        }
    }

    static String text(WorkspaceState state) {
        return switch (state) {
            case ABSENT -> "Not started yet";
            case PROVISIONING -> "Preparing";
            case STOPPED -> "Stopped";
            case STARTING -> "Starting";
            case RUNNING -> "Running";
            case STOPPING -> "Stopping";
            case FAILED -> "Failed";
        };
    }
}
