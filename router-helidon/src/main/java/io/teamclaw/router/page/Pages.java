package io.teamclaw.router.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.router.http.Incoming;
import io.teamclaw.router.http.PublicOrigin;
import io.teamclaw.router.http.Reply;

/** What the router says when it does not pass a request on: a page to people, JSON to programs. */
public final class Pages {
    private final String template = OwnAssets.read("message.html");

    /** The same whether there is such a person or not, and whatever was wrong with the session. */
    public Reply forbidden(Incoming request) {
        return say(
                request,
                403,
                "forbidden",
                "This workspace is not open to you",
                "Only its owner can open a workspace, and only while signed in.",
                new Link("/", "Sign in"));
    }

    public Reply notFound(Incoming request) {
        return say(
                request,
                404,
                "not_found",
                "There is nothing here",
                "Check the address, or go on from the portal.",
                new Link("/", "Go to the portal"));
    }

    public Reply badRequest(Incoming request) {
        return say(
                request,
                400,
                "bad_request",
                "This address cannot be read",
                "It is spelled in a way that TeamClaw does not pass on.",
                new Link("/", "Go to the portal"));
    }

    /** RFC 9110 section 15.5.20: asked under a name that is not ours. */
    public Reply misdirected(Incoming request, PublicOrigin origin) {
        return say(
                request,
                421,
                "misdirected_request",
                "TeamClaw has another address",
                "It answers under " + origin + " only.",
                new Link(origin + "/", "Go there"));
    }

    public Reply portalUnreachable(Incoming request) {
        return say(
                        request,
                        502,
                        "portal_unreachable",
                        "The portal does not answer",
                        "It may still be starting. Try again in a few seconds.",
                        new Link("", "Try again"))
                .with("Retry-After", "3");
    }

    /** The other end hung up or spoke no HTTP. */
    public Reply badGateway(Incoming request) {
        return say(
                request,
                502,
                "bad_gateway",
                "No proper answer came back",
                "The connection ended early. Try again.",
                new Link("", "Try again"));
    }

    /** Our own store could not be asked. */
    public Reply unavailable(Incoming request) {
        return say(
                        request,
                        503,
                        "unavailable",
                        "TeamClaw cannot look this up right now",
                        "Try again in a few seconds.",
                        new Link("", "Try again"))
                .with("Retry-After", "5");
    }

    /** To programs; a person gets the start page instead. */
    public Reply workspaceNotRunning() {
        return Reply.json(
                        503,
                        error(
                                "workspace_not_running",
                                "The workspace is not running. Open it in a"
                                        + " browser to start it."))
                .with("Retry-After", "5");
    }

    private static String error(String code, String message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("error").put("code", code).put("message", message);
        return json.toString();
    }

    private Reply say(
            Incoming request, int status, String code, String title, String text, Link link) {
        if (!request.wantsPage()) {
            return Reply.json(status, error(code, title + ". " + text));
        }
        String html =
                template.replace("{title}", title)
                        .replace("{text}", text)
                        .replace("{href}", link.href())
                        .replace("{label}", link.label());
        return Reply.page(status, html);
    }

    /** An empty target is the page itself. */
    private record Link(String href, String label) {}
}
