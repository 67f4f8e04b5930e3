package io.teamclaw.router.route;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.router.http.ForwardedForPolicy;
import io.teamclaw.router.http.Incoming;
import io.teamclaw.router.http.PublicOrigin;
import io.teamclaw.router.http.Reply;
import io.teamclaw.router.page.OwnAssets;
import io.teamclaw.router.page.Pages;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The front door: looks at a request's head and says where it goes. */
public final class Front {
    private static final Set<Method> READING = Set.of(Method.GET, Method.HEAD, Method.OPTIONS);

    private final Supplier<PublicOrigin> publicOrigin;
    private final TaskAddress portal;
    private final ForwardedForPolicy forwardedFor;
    private final WorkspaceRoutes workspaces;
    private final OwnAssets assets;
    private final Pages pages;

    public Front(
            Supplier<PublicOrigin> publicOrigin,
            TaskAddress portal,
            ForwardedForPolicy forwardedFor,
            WorkspaceRoutes workspaces,
            OwnAssets assets,
            Pages pages) {
        this.publicOrigin = publicOrigin;
        this.portal = portal;
        this.forwardedFor = forwardedFor;
        this.workspaces = workspaces;
        this.assets = assets;
        this.pages = pages;
    }

    /** Where a request goes. @param upgrade whether it asks to become a WebSocket */
    public Route route(Incoming request, boolean upgrade) {
        RequestTarget target = RequestTarget.of(request);
        // Load balancers ask for health under their own name for us.
        if (target instanceof RequestTarget.Own(String name) && name.equals("health")) {
            return new Route.Answer(Reply.text(200, "ok\n"));
        }
        PublicOrigin origin = publicOrigin.get();
        Optional<Reply> refusal = refusal(request, upgrade, origin);
        if (refusal.isPresent()) {
            return new Route.Answer(refusal.get());
        }
        return switch (target) {
            case RequestTarget.Own(String name) -> new Route.Answer(assets.find(name));
            case RequestTarget.AdminApi() -> new Route.Answer(pages.notFound(request));
            case RequestTarget.Malformed() -> new Route.Answer(pages.badRequest(request));
            case RequestTarget.Workspace workspace ->
                    workspaces.route(
                            request,
                            workspace,
                            upgrade,
                            forwardedFor.forWorkspace(clientAddress(request)),
                            origin);
            case RequestTarget.Portal() ->
                    new Route.Forward(
                            portal,
                            PortalHeaders.forPortal(request, clientAddress(request), origin),
                            name -> false,
                            Optional.empty(),
                            () -> {},
                            () -> pages.portalUnreachable(request));
        };
    }

    /**
     * A page of another site must not reach us under a name of its own, nor open our sockets, nor
     * send what changes something: a browser adds the person's cookies to a form of any page.
     */
    private Optional<Reply> refusal(Incoming request, boolean upgrade, PublicOrigin origin) {
        List<String> hosts = request.headerLines(HeaderNames.HOST);
        String host = hosts.size() == 1 ? hosts.get(0) : "";
        if (!origin.isHost(host)) {
            return Optional.of(
                    origin.isOtherNameOfThisMachine(host) && request.isNavigation() && !upgrade
                            ? Reply.redirect(origin + redirectPath(request))
                            : pages.misdirected(request, origin));
        }
        boolean foreign =
                request.headerLines(HeaderNames.ORIGIN).stream()
                        .anyMatch(each -> !origin.isOrigin(each));
        boolean changes = upgrade || !READING.contains(request.method());
        if (foreign && changes || upgrade && !request.method().equals(Method.GET)) {
            return Optional.of(pages.forbidden(request));
        }
        return Optional.empty();
    }

    /** A target that we would refuse anyway is not repeated. */
    private static String redirectPath(Incoming request) {
        return RequestTarget.of(request) instanceof RequestTarget.Malformed
                ? "/"
                : request.target();
    }

    private String clientAddress(Incoming request) {
        return forwardedFor.clientAddress(request.peerAddress(), request.headers());
    }
}
