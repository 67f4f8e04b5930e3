package io.teamclaw.config.table;

import io.teamclaw.config.table.TableDefinition.Index;
import java.util.List;
import java.util.Optional;

/** The platform's tables. What each holds: {@code docs/architecture.md}. */
public final class Tables {
    public static final TableDefinition USERS =
            new TableDefinition(
                    "users",
                    "userId",
                    Optional.empty(),
                    List.of(
                            new Index("by-email", "email", Optional.empty()),
                            new Index("by-team", "teamId", Optional.of("userId"))),
                    Optional.empty(),
                    false);
    public static final TableDefinition TEAMS = keyed("teams", "teamId");
    public static final TableDefinition WORKSPACES =
            new TableDefinition(
                    "workspaces",
                    "userId",
                    Optional.empty(),
                    List.of(new Index("by-state", "state", Optional.of("lastActiveAt"))),
                    Optional.empty(),
                    false);
    public static final TableDefinition USAGE =
            new TableDefinition(
                    "usage",
                    "userId",
                    Optional.of("timestamp"),
                    List.of(),
                    Optional.of("ttl"),
                    true);
    public static final TableDefinition USAGE_ROLLUP =
            new TableDefinition(
                    "usage-rollup",
                    "scope",
                    Optional.of("period"),
                    List.of(),
                    Optional.empty(),
                    false);
    public static final TableDefinition CONFIG =
            new TableDefinition(
                    "config",
                    "scopeKey",
                    Optional.of("configKey"),
                    List.of(),
                    Optional.empty(),
                    false);

    /** Credentials of local accounts: exists on one machine only, never in AWS. */
    public static final TableDefinition LOCAL_ACCOUNTS = keyed("local-accounts", "email");

    private Tables() {}

    /** The tables that every installation has. */
    public static List<TableDefinition> all() {
        return List.of(USERS, TEAMS, WORKSPACES, USAGE, USAGE_ROLLUP, CONFIG);
    }

    private static TableDefinition keyed(String name, String partitionKey) {
        return new TableDefinition(
                name, partitionKey, Optional.empty(), List.of(), Optional.empty(), false);
    }
}
