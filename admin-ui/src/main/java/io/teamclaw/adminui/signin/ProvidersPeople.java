package io.teamclaw.adminui.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.adminui.AdminUiParts;
import io.teamclaw.adminui.account.Identity;
import io.teamclaw.adminui.account.OnIdentity;
import io.teamclaw.adminui.account.PoolRoles;
import io.teamclaw.adminui.security.ActiveUsers;
import io.teamclaw.adminui.security.PortalUser;
import io.teamclaw.lifecycle.registration.CompanyIdentity;
import io.teamclaw.lifecycle.registration.Registration;
import io.teamclaw.lifecycle.registration.SignInRefusedException;
import io.teamclaw.lifecycle.registration.SignedIn;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.users.LastAdministratorException;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Finds who the provider signed in, by the id token that Spring has checked; nothing else is asked.
 * Their groups decide the role, and the record follows.
 */
@Component
@OnIdentity.Oidc
class ProvidersPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {
    private static final Logger LOG = LoggerFactory.getLogger(ProvidersPeople.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GROUPS = "cognito:groups";
    private static final Set<String> READ =
            Set.of("sub", "token_use", "email", "email_verified", "name", "identities");

    private final Registration registration;
    private final UserStore users;
    private final ActiveUsers activeUsers;
    private final CompanyIdentity company;

    ProvidersPeople(
            AdminUiParts parts, UserStore users, ConfigStore settings, ActiveUsers activeUsers) {
        this.registration = new Registration(users, settings, parts.defaultAllowedDomains());
        this.users = users;
        this.activeUsers = activeUsers;
        this.company =
                CompanyIdentity.of(
                        switch (parts.identity()) {
                            case Identity.Oidc oidc -> oidc.companyProvider();
                            case Identity.Local local -> "";
                        });
    }

    /** Whether an error's code is one of the reasons for which we let nobody in. */
    static boolean isRefusal(String code) {
        return Arrays.stream(SignInRefusedException.Kind.values())
                .anyMatch(kind -> kind.wireValue().equals(code));
    }

    /**
     * @throws OAuth2AuthenticationException with the reason as its code
     */
    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcIdToken token = request.getIdToken();
        try {
            User user = registration.find(SignedIn.of(claims(token), company));
            return new ProvidersUser(token, PortalUser.of(inRole(user, roleOf(token))));
        } catch (SignInRefusedException e) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(e.kind().wireValue()), e.getMessage());
        } catch (RuntimeException e) {
            // A page says so, without what went wrong; that is for the log.
            LOG.error("Somebody could not be signed in", e);
            throw new OAuth2AuthenticationException(new OAuth2Error("failed"), "Failed");
        }
    }

    private User inRole(User user, Role role) {
        if (user.role() == role) {
            return user;
        }
        User changed;
        try {
            changed = users.update(user.id(), now -> withRole(now, role));
        } catch (LastAdministratorException e) {
            LOG.warn("{} is in no group and stays the last administrator", user.id());
            return user;
        }
        activeUsers.forget(user.id());
        LOG.info("The groups of {} make them {}", user.id(), role.wireValue());
        return changed;
    }

    private static Role roleOf(OidcIdToken token) {
        return PoolRoles.roleOf(
                Optional.ofNullable(token.getClaimAsStringList(GROUPS)).orElse(List.of()));
    }

    private static JsonNode claims(OidcIdToken token) {
        Map<String, Object> read = new LinkedHashMap<>(token.getClaims());
        read.keySet().retainAll(READ);
        return JSON.valueToTree(read);
    }

    private static User withRole(User user, Role role) {
        return new User(
                user.id(),
                user.email(),
                user.name(),
                role,
                user.teamId(),
                user.disabled(),
                user.createdAt(),
                user.version());
    }
}
