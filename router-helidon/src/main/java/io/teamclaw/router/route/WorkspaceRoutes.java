package io.teamclaw.router.route;

import io.helidon.http.Method;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import io.teamclaw.router.access.Visit;
import io.teamclaw.router.access.WorkspaceAccess;
import io.teamclaw.router.http.Incoming;
import io.teamclaw.router.http.PublicOrigin;
import io.teamclaw.router.http.Reply;
import io.teamclaw.router.page.Pages;
import io.teamclaw.router.page.StartScreen;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** The way into workspaces: past the check, to the agent if it runs, else to the start page. */
public final class WorkspaceRoutes {
    /** Below a workspace's path, kept for the router. */
    private static final String OWN = "/_teamclaw/";

    private static final Set<Method> READING = Set.of(Method.GET, Method.HEAD, Method.OPTIONS);

    private final WorkspaceAccess access;
    private final WorkspaceService workspaces;
    private final SeenGateways gateways;
    private final ActivitySink activity;
    private final StartScreen startScreen;
    private final RepairTrigger repair;
    private final Pages pages;
    private final Clock clock;

    public WorkspaceRoutes(
            WorkspaceAccess access,
            WorkspaceService workspaces,
            SeenGateways gateways,
            ActivitySink activity,
            StartScreen startScreen,
            RepairTrigger repair,
            Pages pages,
            Clock clock) {
        this.access = access;
        this.workspaces = workspaces;
        this.gateways = gateways;
        this.activity = activity;
        this.startScreen = startScreen;
        this.repair = repair;
        this.pages = pages;
        this.clock = clock;
    }

    Route route(
            Incoming request,
            RequestTarget.Workspace target,
            boolean upgrade,
            String clientAddress,
            PublicOrigin origin) {
        Optional<Visit> visit = access.admit(request, target.owner());
        if (visit.isEmpty()) {
            return new Route.Answer(pages.forbidden(request));
        }
        if (target.rest().startsWith(OWN)) {
            String name = target.rest().substring(OWN.length());
            return new Route.Answer(startScreen.call(request, target.owner(), name, origin));
        }
        Workspace workspace = workspaces.find(target.owner());
        if (workspace.state() != WorkspaceState.RUNNING) {
            return new Route.Answer(notRunning(request, workspace, upgrade));
        }
        return gateways.addressOf(workspace)
                .map(address -> forward(request, visit.get(), address, clientAddress, origin))
                .orElseGet(() -> new Route.Answer(gone(request, target.owner(), upgrade)));
    }

    private Route forward(
            Incoming request,
            Visit visit,
            TaskAddress address,
            String clientAddress,
            PublicOrigin origin) {
        UserId owner = visit.owner().id();
        Runnable used = () -> activity.record(owner, clock.instant());
        if (isOfThePerson(request)) {
            used.run();
        }
        return new Route.Forward(
                address,
                AgentHeaders.forAgent(request, visit.owner(), clientAddress, origin),
                AgentHeaders::isKeptBack,
                Optional.of(visit),
                used,
                () -> gone(request, owner, false));
    }

    /**
     * Loading a page is, and sending something; a page that stands open also fetches by itself. A
     * socket counts by what is sent through it.
     */
    private static boolean isOfThePerson(Incoming request) {
        return request.isNavigation() || !READING.contains(request.method());
    }

    /** It is recorded as running and does not answer: have that looked into, and wait for it. */
    private Reply gone(Incoming request, UserId owner, boolean upgrade) {
        repair.accept(owner);
        return notRunning(request, workspaces.find(owner), upgrade);
    }

    private Reply notRunning(Incoming request, Workspace workspace, boolean upgrade) {
        return request.isNavigation() && !upgrade
                ? startScreen.page(workspace)
                : pages.workspaceNotRunning();
    }
}
