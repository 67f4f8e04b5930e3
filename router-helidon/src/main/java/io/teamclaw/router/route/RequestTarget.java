package io.teamclaw.router.route;

import io.teamclaw.config.id.UserId;
import io.teamclaw.router.http.CanonicalPath;
import io.teamclaw.router.http.Incoming;
import java.util.Locale;
import java.util.Optional;

/** What a request's target means. */
sealed interface RequestTarget {
    String WORKSPACES = "/u/";
    String OWN = "/_router/";

    /** A person's workspace. @param rest what follows {@code /u/{userId}}, raw, maybe empty */
    record Workspace(UserId owner, String rest) implements RequestTarget {}

    /** The router's own health and page parts. @param name what follows {@code /_router/} */
    record Own(String name) implements RequestTarget {}

    /** Everything else. */
    record Portal() implements RequestTarget {}

    /** OpenClaw's administration, which is for the platform alone, in whatever spelling. */
    record AdminApi() implements RequestTarget {}

    /** Two servers could read it differently; nobody gets to see it. */
    record Malformed() implements RequestTarget {}

    static RequestTarget of(Incoming request) {
        String path = request.path();
        Optional<CanonicalPath> canonical = CanonicalPath.of(path);
        if (!path.startsWith("/")
                || request.fragment()
                || !isPrintable(request.target())
                || canonical.isEmpty()
                || canonical.get().hasDotSegment()) {
            return new Malformed();
        }
        if ((canonical.get().value() + "/").toLowerCase(Locale.ROOT).contains("/api/v1/admin/")) {
            return new AdminApi();
        }
        if (path.startsWith(OWN)) {
            return new Own(path.substring(OWN.length()));
        }
        if (path.startsWith(WORKSPACES) && path.length() > WORKSPACES.length()) {
            return workspace(path.substring(WORKSPACES.length()));
        }
        // Whoever means a workspace writes it plainly.
        String meant = canonical.get().value();
        return meant.startsWith(WORKSPACES) && meant.length() > WORKSPACES.length()
                ? new Malformed()
                : new Portal();
    }

    private static RequestTarget workspace(String afterPrefix) {
        int slash = afterPrefix.indexOf('/');
        String id = slash < 0 ? afterPrefix : afterPrefix.substring(0, slash);
        String rest = slash < 0 ? "" : afterPrefix.substring(slash);
        if (!id.matches("[A-Za-z0-9_~-]+")) {
            return new Malformed();
        }
        try {
            return new Workspace(new UserId(id), rest);
        } catch (IllegalArgumentException e) {
            return new Portal(); // no id: the portal says that there is no such page
        }
    }

    /** URL parsers drop tabs and turn back slashes; such a target is not forwarded at all. */
    private static boolean isPrintable(String target) {
        return target.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
    }
}
