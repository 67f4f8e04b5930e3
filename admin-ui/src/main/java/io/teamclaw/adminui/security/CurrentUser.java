package io.teamclaw.adminui.security;

import java.util.Optional;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Component;

/** The person on whose behalf the current request runs. */
@Component
public class CurrentUser {
    private final SecurityContextHolderStrategy contexts;

    CurrentUser(SecurityContextHolderStrategy contexts) {
        this.contexts = contexts;
    }

    /** The person who is signed in, if any. */
    public Optional<PortalUser> find() {
        Authentication authentication = contexts.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof PortalUser user
                ? Optional.of(user)
                : Optional.empty();
    }

    /**
     * @throws AuthenticationCredentialsNotFoundException where nobody is signed in
     */
    public PortalUser require() {
        return find().orElseThrow(
                        () -> new AuthenticationCredentialsNotFoundException("Not signed in"));
    }
}
