package io.teamclaw.router.route;

import io.helidon.http.HeaderName;
import io.helidon.http.WritableHeaders;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.router.access.Visit;
import io.teamclaw.router.http.Reply;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Where a request goes. */
public sealed interface Route {
    /** The router answers it itself. */
    record Answer(Reply reply) implements Route {}

    /**
     * It is passed on.
     *
     * @param upstream where to
     * @param headers what it carries there: the client's end-to-end headers, cleaned, and ours
     * @param keptBack the answer's headers that the client does not get
     * @param visit whose workspace it is; empty for the portal
     * @param activity tells that the person did something just now
     * @param unreachable the answer where nobody listens there
     */
    record Forward(
            TaskAddress upstream,
            WritableHeaders<?> headers,
            Predicate<HeaderName> keptBack,
            Optional<Visit> visit,
            Runnable activity,
            Supplier<Reply> unreachable)
            implements Route {}
}
