package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;

/** A workspace's state in one word and one colour. */
public final class StateBadge extends Badge {
    private static final long serialVersionUID = 1L;

    public StateBadge(WorkspaceState state) {
        super(StateText.of(state));
        switch (state) {
            case RUNNING -> addThemeVariants(BadgeVariant.SUCCESS);
            case FAILED -> addThemeVariants(BadgeVariant.ERROR);
            case PROVISIONING, STARTING, STOPPING -> addThemeVariants(BadgeVariant.WARNING);
            case ABSENT, STOPPED -> getElement().getClassList().add("aura-accent-neutral");
        }
    }
}
