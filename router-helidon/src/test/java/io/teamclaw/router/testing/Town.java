package io.teamclaw.router.testing;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.gateway.GatewayIdentity;
import io.teamclaw.lifecycle.session.SessionToken;
import io.teamclaw.lifecycle.session.SessionTokens;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.testing.ScriptedPlatform;
import io.teamclaw.lifecycle.testing.ScriptedTaskRuntime;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import io.teamclaw.router.RouterConfig;
import io.teamclaw.router.RouterServer;
import io.teamclaw.router.http.ForwardedForPolicy;
import io.teamclaw.router.route.GatewayCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A router with a portal, real tables, and two people; Ada's agent is scripted. */
public final class Town implements AutoCloseable {
    public final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
    public final UserStore users = new UserStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
    public final ScriptedPlatform platform = new ScriptedPlatform();
    public final ScriptedTaskRuntime runtime = platform.runtime();
    public final WorkspaceService workspaces = platform.service(dynamoDb, users);
    public final SessionTokens tokens = tokens();
    public final Backend portal = new Backend();
    public final Backend agent = new Backend();

    /** Who used their workspace, as the router told. */
    public final Queue<UserId> uses = new ConcurrentLinkedQueue<>();

    public final User ada = person("ada");
    public final User bob = person("bob");
    public final RouterServer router = router(config(0), this::identity).start();
    public final HttpClient client = HttpClient.newHttpClient();

    /** Another router of this town, which does not listen yet. */
    public RouterServer router(RouterConfig config, GatewayCheck gateways) {
        return new RouterServer(
                config,
                tokens,
                users,
                workspaces,
                gateways,
                (owner, at) -> {
                    uses.add(owner);
                    workspaces.recordActivity(owner, at);
                },
                Clock.systemUTC());
    }

    /** Ada's agent is hers, as long as it listens. */
    private GatewayIdentity identity(UserId owner, TaskAddress address) {
        if (!owner.equals(ada.id())) {
            return GatewayIdentity.FOREIGN;
        }
        try (Socket socket = new Socket(address.host(), address.port())) {
            return GatewayIdentity.THEIRS;
        } catch (IOException e) {
            return GatewayIdentity.SILENT;
        }
    }

    /** A router's configuration that fits this town. */
    public RouterConfig config(int port) {
        return new RouterConfig(
                "127.0.0.1",
                port,
                URI.create("http://localhost:" + port),
                URI.create("http://127.0.0.1:" + portal.port()),
                ForwardedForPolicy.onOneMachine(),
                Duration.ofMillis(50));
    }

    /** Signs with a key of its own. */
    public static SessionTokens tokens() {
        try {
            Path folder = Files.createTempDirectory("session-key");
            return SessionTokens.ofFile(folder.resolve("key.json"), Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private User person(String name) {
        EmailAddress email = new EmailAddress(name + "@example.com");
        return users.create(email, name, Role.EMPLOYEE, Team.DEFAULT);
    }

    /** Makes Ada's workspace run, her agent being the scripted one. */
    public TaskRef adaRuns() {
        int before = runtime.launchesOf(ada.id()).size();
        workspaces.start(ada.id());
        TaskRef task = runtime.awaitTask(ada.id(), before + 1);
        runtime.ready(task, new TaskAddress("127.0.0.1", agent.port()));
        await(WorkspaceState.RUNNING);
        return task;
    }

    public void await(WorkspaceState state) {
        Eventually.get(() -> workspaces.find(ada.id()).state(), state::equals);
    }

    public void disable(UserId id, boolean disabled) {
        users.update(
                id,
                user ->
                        new User(
                                user.id(),
                                user.email(),
                                user.name(),
                                user.role(),
                                user.teamId(),
                                disabled,
                                user.createdAt(),
                                user.version()));
    }

    public String origin() {
        return "http://localhost:" + router.port();
    }

    /** {@code {ada}} and {@code {bob}} stand for their ids. */
    public URI uri(String target) {
        return URI.create(origin() + filled(target));
    }

    private String filled(String text) {
        return text.replace("{ada}", ada.id().value())
                .replace("{bob}", bob.id().value())
                .replace("{host}", "localhost:" + router.port())
                .replace("{ada-session}", session(ada.id()));
    }

    /** A cookie header with a valid session. */
    public String session(UserId id) {
        return SessionToken.COOKIE + "=" + tokens.issue(id, Duration.ofMinutes(5));
    }

    /** A request by Ada. */
    public HttpRequest.Builder byAda(String target) {
        return HttpRequest.newBuilder(uri(target)).header("Cookie", session(ada.id()));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(
                    request.timeout(Duration.ofSeconds(20)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A connection to the router on which this was sent as it is, but for the stand-ins. */
    public RawClient raw(String request) {
        RawClient raw = new RawClient(router.port());
        raw.send(filled(request));
        return raw;
    }

    /** The status line of the answer to a target spelled exactly so, asked for by Ada. */
    public String statusLine(String method, String target) {
        String head = method + " " + target + " HTTP/1.1\r\nHost: {host}\r\n";
        try (RawClient raw = raw(head + "Cookie: {ada-session}\r\nConnection: close\r\n\r\n")) {
            return raw.readLine();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        router.close();
        workspaces.close();
        portal.close();
        agent.close();
        dynamoDb.close();
    }
}
