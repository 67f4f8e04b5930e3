package io.teamclaw.config.openclaw;

/** Where a value of a workspace's configuration comes from, from the weakest to the strongest. */
public enum Origin {
    /** TeamClaw's default, which every tier may change. */
    BASE,
    GLOBAL,
    TEAM,
    USER,
    /** TeamClaw itself: no tier can change it. */
    TEAMCLAW
}
