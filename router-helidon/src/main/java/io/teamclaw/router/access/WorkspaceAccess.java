package io.teamclaw.router.access;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.session.SessionToken;
import io.teamclaw.lifecycle.session.SessionTokens;
import io.teamclaw.router.http.Incoming;
import java.util.Comparator;
import java.util.Optional;

/** Decides who may open a workspace: its owner, with a valid session, not disabled; nobody else. */
public final class WorkspaceAccess {
    private final SessionTokens tokens;
    private final ActiveUsers users;

    public WorkspaceAccess(SessionTokens tokens, ActiveUsers users) {
        this.tokens = tokens;
        this.users = users;
    }

    /**
     * Who comes. The person is looked up only after a valid token was seen, so that a stranger
     * learns nothing, not even by the time it takes, about who exists.
     */
    public Optional<Visit> admit(Incoming request, UserId owner) {
        return SessionCookies.of(request).stream()
                .map(tokens::verify)
                .flatMap(Optional::stream)
                .filter(token -> token.userId().equals(owner))
                .max(Comparator.comparing(SessionToken::expiresAt))
                .flatMap(
                        token -> users.find(owner).map(user -> new Visit(user, token.expiresAt())));
    }
}
