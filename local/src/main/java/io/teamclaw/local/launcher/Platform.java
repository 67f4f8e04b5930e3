package io.teamclaw.local.launcher;

import io.teamclaw.adminui.AdminUi;
import io.teamclaw.adminui.AdminUiParts;
import io.teamclaw.adminui.account.Identity;
import io.teamclaw.adminui.account.LocalAccounts;
import io.teamclaw.adminui.keys.KeyPoolStore;
import io.teamclaw.adminui.workspace.WorkspaceCommands;
import io.teamclaw.config.compute.ComputePrice;
import io.teamclaw.config.keys.KeyPoolFile;
import io.teamclaw.config.openclaw.OpenClawSchema;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.activity.MeteredUse;
import io.teamclaw.lifecycle.gateway.OpenClawGateway;
import io.teamclaw.lifecycle.session.SessionTokens;
import io.teamclaw.lifecycle.settings.PlatformRules;
import io.teamclaw.lifecycle.tables.TableCreator;
import io.teamclaw.lifecycle.usage.ComputeMeter;
import io.teamclaw.lifecycle.usage.UsageRollup;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.wakeups.ConfiguredSchedules;
import io.teamclaw.lifecycle.wakeups.ScheduledJobs;
import io.teamclaw.lifecycle.workspaces.Routing;
import io.teamclaw.lifecycle.workspaces.WorkspacePlatform;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import io.teamclaw.local.demo.DemoProvider;
import io.teamclaw.local.dynamodb.DynamoDbOnDisk;
import io.teamclaw.local.leash.Leash;
import io.teamclaw.local.openclaw.InstalledSchema;
import io.teamclaw.local.openclaw.OpenClawInstall;
import io.teamclaw.local.openclaw.OpenClawInstaller;
import io.teamclaw.local.settings.LocalSettings;
import io.teamclaw.local.workspace.FileLogs;
import io.teamclaw.local.workspace.LocalPlatform;
import io.teamclaw.local.workspace.ProcessTaskRuntime;
import io.teamclaw.router.ListenFailedException;
import io.teamclaw.router.RouterConfig;
import io.teamclaw.router.RouterServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All parts of the platform in one process, and each workspace in two processes of its own. */
public final class Platform implements AutoCloseable {
    /** The tables' environment. */
    private static final String ENVIRONMENT = "local";

    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final EmailAddress FIRST_ADMIN = new EmailAddress("admin@example.com");

    private final LocalSettings settings;
    private final Announcer announcer;
    private final Stack stack = new Stack();
    private final OpenClawGateway gateway = new OpenClawGateway();
    private Optional<String> newAdminPassword = Optional.empty();

    private Platform(LocalSettings settings, Announcer announcer) {
        this.settings = settings;
        this.announcer = announcer;
    }

    /**
     * Starts everything and returns when the public address answers.
     *
     * @param sidecarJar the runnable jar
     * @param environment of npm, which installs OpenClaw
     * @throws LaunchException in one line that says what to do; nothing is left running then
     */
    public static Platform start(
            LocalSettings settings,
            Path sidecarJar,
            Map<String, String> environment,
            Announcer announcer) {
        Platform platform = new Platform(settings, announcer);
        try {
            platform.startAll(sidecarJar, environment);
            return platform;
        } catch (IOException e) {
            platform.close();
            throw new LaunchException("TeamClaw does not start: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            platform.close();
            throw e;
        }
    }

    /** Says where to go and how to sign in. */
    public void announceReady() {
        announcer.say("TeamClaw is ready: " + settings.publicOrigin());
        announcer.say(
                newAdminPassword
                        .map(
                                password ->
                                        "Sign in as "
                                                + FIRST_ADMIN
                                                + " with the password "
                                                + password
                                                + " (shown this once)")
                        .orElse(
                                "Sign in as "
                                        + FIRST_ADMIN
                                        + "; TEAMCLAW_ADMIN_PASSWORD sets a new password"));
        announcer.say("Ctrl-C ends it; everything is kept in " + settings.data());
    }

    @Override
    public void close() {
        stack.close();
    }

    private void startAll(Path sidecarJar, Map<String, String> environment) throws IOException {
        DataFolder data = stack.add(DataFolder.take(settings.data()));
        PublicPort.requireFree(settings.port());
        DynamoDbOnDisk database = stack.add(DynamoDbOnDisk.start(data.database()));
        TableCreator.ensure(
                database.client(),
                ENVIRONMENT,
                Stream.concat(Tables.all().stream(), Stream.of(Tables.LOCAL_ACCOUNTS)).toList());
        Stores stores = Stores.over(database, ENVIRONMENT);
        stack.add(
                UsageRollup.start(
                        database.client(), database.streams(), stores.rollup(), ENVIRONMENT));

        Path overlay =
                ProvidersOverlay.write(
                        data.run().resolve("providers.yaml"),
                        settings.providersFile(),
                        stack.add(DemoProvider.start()).baseUrl());
        ProviderRegistry registry = ProviderRegistry.of(Optional.of(overlay));
        KeyPoolFile keyPool = new KeyPoolFile(data.keyPool());
        Leash leash = Leash.in(data.run());
        Supplier<OpenClawInstall> openClaw = openClaw(data, leash, environment);
        InstalledSchema schema =
                stack.add(InstalledSchema.of(data.openClawSchemas(), leash, openClaw));
        LocalPlatform machine =
                new LocalPlatform(
                        data.workspaces(),
                        leash,
                        openClaw,
                        sidecarJar,
                        SidecarEnvironment.of(database, ENVIRONMENT, keyPool, overlay),
                        keyPool,
                        registry,
                        stores.settings()::tiersOf,
                        settings.publicOrigin(),
                        gateway);
        ProcessTaskRuntime runtime = stack.add(new ProcessTaskRuntime(machine));
        WorkspaceService workspaces = startWorkspaces(database, stores, runtime);
        KeyPoolStore editedPool =
                new LiveKeyPool(KeyPoolStore.of(keyPool), runtime::refreshConfigs);
        startDoors(data, database, stores, workspaces, editedPool, registry, schema);
    }

    private WorkspaceService startWorkspaces(
            DynamoDbOnDisk database, Stores stores, ProcessTaskRuntime runtime) {
        ScheduledJobs jobs =
                new ScheduledJobs(
                        new ConfiguredSchedules(stores.settings(), ZoneId.systemDefault()));
        WorkspaceService workspaces =
                stack.add(
                        WorkspaceService.create(
                                database.client(),
                                ENVIRONMENT,
                                new WorkspacePlatform(
                                        stores.users(),
                                        runtime,
                                        Routing.BY_RECORD,
                                        gateway,
                                        new PlatformRules(
                                                stores.settings(), IDLE, Clock.systemUTC()),
                                        new MeteredUse(stores.usage(), jobs, Clock.systemUTC()),
                                        List.of(),
                                        Clock.systemUTC(),
                                        List.of(
                                                new ComputeMeter(
                                                        database.client(),
                                                        ENVIRONMENT,
                                                        ComputePrice.FREE)),
                                        Optional.empty())));
        runtime.tell(workspaces);
        workspaces.sweep();
        stack.add(
                EveryMinute.run(
                        workspaces::sweep,
                        new DueWorkspaces(
                                stores::people, jobs, workspaces::start, Clock.systemUTC()),
                        runtime::refreshConfigs));
        return workspaces;
    }

    private void startDoors(
            DataFolder data,
            DynamoDbOnDisk database,
            Stores stores,
            WorkspaceService workspaces,
            KeyPoolStore keyPool,
            ProviderRegistry registry,
            OpenClawSchema schema) {
        SessionTokens tokens = SessionTokens.ofFile(data.sessionKey(), Clock.systemUTC());
        AdminUi portal =
                stack.add(
                        AdminUi.start(
                                new AdminUiParts(
                                        database.client(),
                                        ENVIRONMENT,
                                        workspaces,
                                        WorkspaceCommands.here(workspaces),
                                        new FileLogs(data.workspaces()),
                                        ComputePrice.FREE,
                                        tokens,
                                        keyPool,
                                        registry,
                                        schema,
                                        new Identity.Local(new ConsoleMailer(announcer)),
                                        settings.publicOrigin(),
                                        settings.allowedDomains(),
                                        new InetSocketAddress(
                                                InetAddress.getLoopbackAddress(), 0))));
        newAdminPassword =
                new LocalAccounts(database.client(), ENVIRONMENT, stores.users(), stores.teams())
                        .ensureAdmin(FIRST_ADMIN, settings.adminPassword());
        startRouter(
                new RouterServer(
                        RouterConfig.onOneMachine(
                                settings.port(), URI.create("http://127.0.0.1:" + portal.port())),
                        tokens,
                        stores.users(),
                        workspaces,
                        gateway::identity,
                        workspaces::recordActivity,
                        Clock.systemUTC()));
    }

    private void startRouter(RouterServer router) {
        try {
            stack.add(router).start();
        } catch (ListenFailedException e) {
            throw new LaunchException(e.getMessage(), e);
        }
    }

    private Supplier<OpenClawInstall> openClaw(
            DataFolder data, Leash leash, Map<String, String> environment) {
        if (settings.openClaw().isPresent()) {
            OpenClawInstall given = new OpenClawInstall(settings.openClaw().get());
            if (!given.isComplete()) {
                throw new LaunchException(
                        "TEAMCLAW_OPENCLAW must be a folder into which npm has installed openclaw and "
                                + OpenClawInstall.nodePackage());
            }
            return () -> given;
        }
        return new OnceInstalled(
                new OpenClawInstaller(data.openClaw(), leash, environment, announcer::say),
                announcer::say);
    }
}
