package io.teamclaw.adminui.signin;

import io.teamclaw.adminui.security.PortalUser;
import java.util.List;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** Who came from the provider, on the way into a session. */
final class ProvidersUser extends DefaultOidcUser {
    private static final long serialVersionUID = 1L;

    private final transient PortalUser person;

    ProvidersUser(OidcIdToken token, PortalUser person) {
        super(List.of(), token);
        this.person = person;
    }

    PortalUser person() {
        return person;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
