package io.teamclaw.stacks;

import java.util.List;

/** The four stacks, in the order in which they are deployed. */
public enum StackName {
    FOUNDATION,
    CLUSTER,
    CONTROL_PLANE,
    ADMIN;

    /** As it stands in folders, state keys and on the command line, e.g. {@code control-plane}. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public static List<String> ids() {
        return List.of(values()).stream().map(StackName::id).toList();
    }
}
