package io.teamclaw.adminui.testing;

import io.teamclaw.adminui.AdminUiParts;
import io.teamclaw.adminui.account.Identity;
import io.teamclaw.adminui.account.LocalAccounts;
import io.teamclaw.adminui.keys.KeyPoolStore;
import io.teamclaw.adminui.workspace.WorkspaceCommands;
import io.teamclaw.config.compute.ComputePrice;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.keys.KeyPoolFile;
import io.teamclaw.config.openclaw.OpenClawSchema;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.config.table.Tables;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.lifecycle.audit.AuditStore;
import io.teamclaw.lifecycle.logs.WorkspaceLogs;
import io.teamclaw.lifecycle.session.SessionTokens;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.teams.TeamName;
import io.teamclaw.lifecycle.teams.TeamStore;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.ScriptedPlatform;
import io.teamclaw.lifecycle.testing.ScriptedTaskRuntime;
import io.teamclaw.lifecycle.testing.UsageRows;
import io.teamclaw.lifecycle.usage.RollupStore;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Everything around the portal, real but for the workspaces' processes: those are scripted. */
public final class PortalFixture implements AutoCloseable {
    public static final String DOMAIN = "example.com";

    /** Six cents an hour. */
    public static final ComputePrice COMPUTE_PRICE = new ComputePrice(60_000);

    private static final String ENVIRONMENT = EmbeddedDynamoDb.ENVIRONMENT;

    public final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
    public final UserStore users = new UserStore(dynamoDb.client(), ENVIRONMENT);
    public final TeamStore teams = new TeamStore(dynamoDb.client(), ENVIRONMENT);
    public final RollupStore rollup = new RollupStore(dynamoDb.client(), ENVIRONMENT);
    public final AuditStore audit = new AuditStore(dynamoDb.client(), ENVIRONMENT);
    public final ScriptedPlatform platform = new ScriptedPlatform();
    public final ScriptedTaskRuntime runtime = platform.runtime();
    public final WorkspaceService workspaces = platform.service(dynamoDb, users);
    public final Outbox outbox = new Outbox();
    public final LocalAccounts accounts =
            new LocalAccounts(dynamoDb.client(), ENVIRONMENT, users, teams);

    /** What workspaces say from now on. */
    public volatile WorkspaceLogs logs = WorkspaceLogs.NONE;

    public final SessionTokens tokens;
    public final KeyPoolFile keyPool;

    public PortalFixture() {
        try {
            Path folder = Files.createTempDirectory("portal");
            tokens = SessionTokens.ofFile(folder.resolve("session.jwk"), Clock.systemUTC());
            keyPool = new KeyPoolFile(folder.resolve("keys.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        teams.ensureDefault();
    }

    /** The portal's parts; it listens on any port of the loopback address. */
    public AdminUiParts parts(URI publicOrigin) {
        return parts(publicOrigin, new Identity.Local(outbox), 0);
    }

    /** The same with another way to sign in, at a port of its own. */
    public AdminUiParts parts(URI publicOrigin, Identity identity, int port) {
        return new AdminUiParts(
                dynamoDb.client(),
                ENVIRONMENT,
                workspaces,
                WorkspaceCommands.here(workspaces),
                (userId, limit) -> logs.latest(userId, limit),
                COMPUTE_PRICE,
                tokens,
                KeyPoolStore.of(keyPool),
                ProviderRegistry.builtIn(),
                OpenClawSchema.UNKNOWN,
                identity,
                publicOrigin,
                Set.of(DOMAIN),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Somebody with an address of the company that nobody else has. */
    public User person(String name, Role role) {
        return person(name, role, Team.DEFAULT);
    }

    /** The same in a team, which is made where there is none of that name. */
    public User inTeam(String name, Role role, String team) {
        return person(
                name,
                role,
                teams.all().stream()
                        .filter(each -> each.name().equals(team))
                        .findFirst()
                        .orElseGet(() -> teams.create(new TeamName(team), ""))
                        .id());
    }

    private User person(String name, Role role, TeamId team) {
        return users.create(
                new EmailAddress(
                        name.toLowerCase().replace(' ', '.')
                                + "."
                                + UUID.randomUUID().toString().substring(0, 8)
                                + "@"
                                + DOMAIN),
                name,
                role,
                team);
    }

    public User disable(User user) {
        return users.update(
                user.id(),
                now ->
                        new User(
                                now.id(),
                                now.email(),
                                now.name(),
                                now.role(),
                                now.teamId(),
                                true,
                                now.createdAt(),
                                now.version()));
    }

    /** Counts a call of a person. */
    public void usage(User user, Instant at, TokenCounts tokens, OptionalLong costMicros) {
        usage(
                new UsageRow(
                        user.id(),
                        at,
                        UUID.randomUUID().toString(),
                        Optional.of(user.teamId()),
                        "anthropic",
                        "claude-sonnet-4-5",
                        Optional.of("k-0123456789"),
                        200,
                        Ending.COMPLETED,
                        tokens,
                        costMicros,
                        false,
                        Duration.ofMillis(1800),
                        Optional.of(Duration.ofMillis(300)),
                        at.plus(Duration.ofDays(90)),
                        List.of()));
    }

    /** Counts a call. */
    public void usage(UsageRow row) {
        UsageRows.put(dynamoDb.client(), row);
        rollup.add(row);
    }

    /** Deletes a single call, as the table does after a time; its share of the sums stays. */
    public void forget(UsageRow row) {
        Map<String, AttributeValue> key =
                Map.of(
                        "userId", AttributeValue.fromS(row.userId().value()),
                        "timestamp", AttributeValue.fromS(row.sortKey()));
        dynamoDb.client()
                .deleteItem(
                        request ->
                                request.tableName(Tables.USAGE.physicalName(ENVIRONMENT)).key(key));
    }

    /** Stores a setting past every check, as another program could. */
    public void putSetting(String scope, String key, String value) {
        Map<String, AttributeValue> item =
                Map.of(
                        "scopeKey", AttributeValue.fromS(scope),
                        "configKey", AttributeValue.fromS(key),
                        "value", AttributeValue.fromS(value));
        dynamoDb.client()
                .putItem(put -> put.tableName(Tables.CONFIG.physicalName(ENVIRONMENT)).item(item));
    }

    @Override
    public void close() {
        workspaces.close();
        dynamoDb.close();
    }
}
