package io.teamclaw.lifecycle.usage;

import java.util.Locale;

/** By what usage is counted besides the whole company. A member is named by its id. */
public enum Dimension {
    /** By user id. */
    PEOPLE,
    /** By the id of the team that a person was in when they called. */
    TEAMS,
    /** By provider id; compute is {@link io.teamclaw.config.usage.ComputeRow#PROVIDER}'s. */
    PROVIDERS,
    /** By {@code provider/model}. */
    MODELS,
    /** By the id of the pool key. */
    KEYS;

    /** The first part of its partitions, e.g. {@code people}. */
    String wireValue() {
        return name().toLowerCase(Locale.ROOT);
    }
}
