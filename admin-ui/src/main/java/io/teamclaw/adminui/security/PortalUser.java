package io.teamclaw.adminui.security;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who is signed in, as the session remembers it.
 *
 * @param id the person
 * @param email theirs
 * @param displayName for the screen
 * @param role at sign-in; a later change ends the session
 */
public record PortalUser(UserId id, EmailAddress email, String displayName, Role role)
        implements AuthenticatedPrincipal {

    public static PortalUser of(User user) {
        return new PortalUser(user.id(), user.email(), user.name(), user.role());
    }

    @Override
    public String getName() {
        return email.value();
    }
}
