package io.teamclaw.adminui.account;

import io.teamclaw.adminui.AdminUiParts;
import io.teamclaw.adminui.security.Roles;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.web.util.UriComponentsBuilder;

/** Where one gets in, and out at the provider; for people who are not signed in, hence anybody. */
@Service
@PreAuthorize(Roles.IS_ANYBODY)
public class WayIn {
    private final AdminUiParts parts;

    WayIn(AdminUiParts parts) {
        this.parts = parts;
    }

    /** Where to sign in. */
    public String signIn() {
        return switch (parts.identity()) {
            case Identity.Local local -> "/login";
            // Whatever needs a sign-in leads to the provider.
            case Identity.Oidc oidc -> "/";
        };
    }

    /** Where to sign in as somebody else: a provider remembers who was there. */
    public String signInAsAnother() {
        return switch (parts.identity()) {
            case Identity.Local local -> signIn();
            case Identity.Oidc oidc ->
                    UriComponentsBuilder.fromUri(oidc.signOut())
                            .queryParam("client_id", "{client}")
                            .queryParam("logout_uri", "{home}")
                            .encode()
                            .buildAndExpand(oidc.clientId(), parts.publicOrigin() + "/")
                            .toUriString();
        };
    }
}
