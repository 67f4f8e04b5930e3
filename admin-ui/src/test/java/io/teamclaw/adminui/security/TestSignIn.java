package io.teamclaw.adminui.security;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/** Who the test's thread acts for. */
public final class TestSignIn {
    private final SecurityContextHolderStrategy contexts;

    /**
     * @param contexts of the application context under test; each has its own
     */
    public TestSignIn(SecurityContextHolderStrategy contexts) {
        this.contexts = contexts;
    }

    public void as(PortalUser user) {
        contexts.getContext().setAuthentication(PortalSession.of(user));
    }

    public void nobody() {
        contexts.clearContext();
    }

    public Authentication authentication() {
        return contexts.getContext().getAuthentication();
    }

    public boolean hasRole(String role) {
        Authentication authentication = authentication();
        return authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(each -> ("ROLE_" + role).equals(each.getAuthority()));
    }
}
