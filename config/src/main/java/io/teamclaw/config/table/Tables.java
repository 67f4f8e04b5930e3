package io.teamclaw.config.table;

import io.teamclaw.config.table.TableDefinition.Index;
import io.teamclaw.config.table.TableDefinition.Stream;
import java.util.List;
import java.util.Optional;

/** The platform's tables. What each holds: {@code docs/architecture.md}. */
public final class Tables {
    /**
     * Items that are no person's reserve addresses and the like. They have none of the indexed
     * attributes, so that an index holds people alone; {@code by-role} lists them all.
     */
    public static final TableDefinition USERS =
            new TableDefinition(
                    "users",
                    "userId",
                    Optional.empty(),
                    List.of(
                            new Index("by-email", "email", Optional.empty()),
                            new Index("by-team", "teamId", Optional.of("userId")),
                            new Index("by-role", "role", Optional.of("email"))),
                    Optional.empty(),
                    Stream.KEYS);

    public static final TableDefinition TEAMS = keyed("teams", "teamId");
    public static final TableDefinition WORKSPACES =
            new TableDefinition(
                    "workspaces",
                    "userId",
                    Optional.empty(),
                    List.of(new Index("by-state", "state", Optional.of("lastActiveAt"))),
                    Optional.empty(),
                    Stream.NONE);
    public static final TableDefinition USAGE =
            new TableDefinition(
                    "usage",
                    "userId",
                    Optional.of("timestamp"),
                    List.of(),
                    Optional.of("ttl"),
                    Stream.NEW_ITEMS);

    /** What is counted by the quarter of an hour expires. */
    public static final TableDefinition USAGE_ROLLUP =
            new TableDefinition(
                    "usage-rollup",
                    "scope",
                    Optional.of("period"),
                    List.of(),
                    Optional.of("ttl"),
                    Stream.NONE);

    /** Streamed, as {@link #USERS} is, to keep wake-ups in step. */
    public static final TableDefinition CONFIG =
            new TableDefinition(
                    "config",
                    "scopeKey",
                    Optional.of("configKey"),
                    List.of(),
                    Optional.empty(),
                    Stream.KEYS);

    /** Sums of money are reserved and settled here before and after each call. */
    public static final TableDefinition BUDGETS = keyed("budgets", "scope", "period");

    public static final TableDefinition SKILLS =
            new TableDefinition(
                    "skills",
                    "skillId",
                    Optional.empty(),
                    List.of(new Index("by-status", "status", Optional.of("requestedAt"))),
                    Optional.empty(),
                    Stream.NONE);

    /** One integration in one scope; its credentials are in Secrets Manager. */
    public static final TableDefinition INTEGRATIONS =
            new TableDefinition(
                    "integrations",
                    "integrationId",
                    Optional.of("scope"),
                    List.of(new Index("by-scope", "scope", Optional.of("integrationId"))),
                    Optional.empty(),
                    Stream.NONE);

    /** A sequence has leading zeros, so that it sorts as a number would. */
    public static final TableDefinition AUDIT =
            new TableDefinition(
                    "audit",
                    "stream",
                    Optional.of("sequence"),
                    List.of(
                            new Index("by-target", "target", Optional.of("sequence")),
                            new Index("by-actor", "actorId", Optional.of("sequence"))),
                    Optional.empty(),
                    Stream.NONE);

    /** Few items in one partition: which keys of the pool rest or do not work. */
    public static final TableDefinition KEY_STATES =
            new TableDefinition(
                    "key-states",
                    "pool",
                    Optional.of("keyId"),
                    List.of(),
                    Optional.of("ttl"),
                    Stream.NONE);

    /** Credentials of local accounts: exists on one machine only, never in AWS. */
    public static final TableDefinition LOCAL_ACCOUNTS = keyed("local-accounts", "email");

    private Tables() {}

    /** The tables that every installation has. */
    public static List<TableDefinition> all() {
        return List.of(
                USERS,
                TEAMS,
                WORKSPACES,
                USAGE,
                USAGE_ROLLUP,
                BUDGETS,
                CONFIG,
                SKILLS,
                INTEGRATIONS,
                AUDIT,
                KEY_STATES);
    }

    private static TableDefinition keyed(String name, String partitionKey) {
        return new TableDefinition(
                name, partitionKey, Optional.empty(), List.of(), Optional.empty(), Stream.NONE);
    }

    private static TableDefinition keyed(String name, String partitionKey, String sortKey) {
        return new TableDefinition(
                name, partitionKey, Optional.of(sortKey), List.of(), Optional.empty(), Stream.NONE);
    }
}
