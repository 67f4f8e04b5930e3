package io.teamclaw.adminui.security;

import io.teamclaw.adminui.AdminUiParts;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.session.SessionToken;
import io.teamclaw.lifecycle.session.SessionTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** The cookie with which the router lets a person into their own workspace, and nobody else's. */
@Component
public class WorkspaceCookie {
    static final Duration VALIDITY = Duration.ofHours(12);

    private final SessionTokens tokens;
    private final boolean secure;

    WorkspaceCookie(SessionTokens tokens, AdminUiParts parts) {
        this.tokens = tokens;
        this.secure = parts.secure();
    }

    /** A fresh one for this person. */
    public ResponseCookie issue(UserId userId) {
        return cookie(userId, tokens.issue(userId, VALIDITY), VALIDITY);
    }

    /** Takes it away at sign-out. */
    public void clear(
            HttpServletRequest request,
            HttpServletResponse response,
            Authentication authentication) {
        // Sign-out may be called without a response, e.g. from a background thread.
        if (response != null
                && authentication != null
                && authentication.getPrincipal() instanceof PortalUser user) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE, cookie(user.id(), "", Duration.ZERO).toString());
        }
    }

    private ResponseCookie cookie(UserId userId, String value, Duration maxAge) {
        return ResponseCookie.from(SessionToken.COOKIE, value)
                .path("/u/" + userId)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(maxAge)
                .build();
    }
}
