package io.teamclaw.adminui.security;

import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What a session remembers of a sign-in: the same, whichever way people sign in. */
public final class PortalSession {
    private PortalSession() {}

    /** Without password or token. */
    public static UsernamePasswordAuthenticationToken of(PortalUser user) {
        return UsernamePasswordAuthenticationToken.authenticated(
                user, null, List.of(new SimpleGrantedAuthority("ROLE_" + user.role().name())));
    }
}
