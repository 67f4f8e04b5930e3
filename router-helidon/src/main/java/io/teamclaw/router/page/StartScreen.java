package io.teamclaw.router.page;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.workspaces.StartPhase;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import io.teamclaw.router.http.Incoming;
import io.teamclaw.router.http.PublicOrigin;
import io.teamclaw.router.http.Reply;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What a person sees while their workspace does not run: a page that starts it, shows how that goes
 * on and then moves on by itself; and the two calls that the page makes.
 */
public final class StartScreen {
    private static final HeaderName SEC_FETCH_SITE = HeaderNames.create("sec-fetch-site");

    private final WorkspaceService workspaces;
    private final Predicate<Workspace> answers;
    private final Consumer<UserId> repair;
    private final Pages pages;
    private final Clock clock;
    private final String template = OwnAssets.read("start.html");

    /**
     * @param answers whether the gateway of a running workspace answers as its owner's
     * @param repair looks into a workspace that is recorded as running and does not answer
     */
    public StartScreen(
            WorkspaceService workspaces,
            Predicate<Workspace> answers,
            Consumer<UserId> repair,
            Pages pages,
            Clock clock) {
        this.workspaces = workspaces;
        this.answers = answers;
        this.repair = repair;
        this.pages = pages;
        this.clock = clock;
    }

    /** The page, already showing where the workspace stands. */
    public Reply page(Workspace workspace) {
        WorkspaceStatus status = status(workspace);
        return Reply.page(
                200,
                template.replace("{base}", "/u/" + workspace.userId() + "/_teamclaw")
                        .replace("{steps}", status.stepsAsHtml()));
    }

    /** A call of the page. @param name {@code status} or {@code start} */
    public Reply call(Incoming request, UserId owner, String name, PublicOrigin origin) {
        Method method = request.method();
        if (name.equals("status") && method.equals(Method.GET)) {
            return Reply.json(200, status(workspaces.find(owner)).asJson());
        }
        if (name.equals("start") && method.equals(Method.POST)) {
            return isFromOurPages(request, origin)
                    ? start(request, owner)
                    : pages.forbidden(request);
        }
        return pages.notFound(request);
    }

    private Reply start(Incoming request, UserId owner) {
        try {
            return Reply.json(202, status(workspaces.start(owner)).asJson());
        } catch (NoSuchElementException | IllegalStateException e) {
            return pages.forbidden(request); // deleted or disabled since the check
        }
    }

    /** A browser says where a POST comes from; who says nothing may not start anything. */
    private static boolean isFromOurPages(Incoming request, PublicOrigin origin) {
        Optional<String> from = request.header(HeaderNames.ORIGIN);
        return from.isPresent()
                ? origin.isOrigin(from.get())
                : request.header(SEC_FETCH_SITE).filter("same-origin"::equals).isPresent();
    }

    /** A workspace counts as running here only if its gateway answers, so that moving on works. */
    private WorkspaceStatus status(Workspace workspace) {
        boolean lost = workspace.state() == WorkspaceState.RUNNING && !answers.test(workspace);
        if (lost) {
            repair.accept(workspace.userId());
        }
        boolean waits = workspace.phase().filter(StartPhase.WAITING::equals).isPresent();
        return WorkspaceStatus.of(
                workspace,
                lost,
                waits ? workspaces.positionInLine(workspace) : OptionalInt.empty(),
                clock.instant());
    }
}
