package io.teamclaw.adminui.security;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who the test's thread acts for. */
public final class TestSignIn {
    private TestSignIn() {}

    public static void as(PortalUser user) {
        SecurityContextHolder.getContext()
                .setAuthentication(PasswordAuthentication.authenticated(user));
    }

    public static void nobody() {
        SecurityContextHolder.clearContext();
    }

    public static boolean hasRole(String role) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(each -> ("ROLE_" + role).equals(each.getAuthority()));
    }
}
