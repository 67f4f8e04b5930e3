package io.teamclaw.adminui.security;

import io.teamclaw.adminui.account.LocalAccounts;
import io.teamclaw.adminui.account.SignInLimit;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.User;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signs in with e-mail address and password of a local account. */
@Component
class PasswordAuthentication implements AuthenticationProvider {
    private final LocalAccounts accounts;
    private final SignInLimit limit;

    PasswordAuthentication(LocalAccounts accounts, SignInLimit limit) {
        this.accounts = accounts;
        this.limit = limit;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String email = attempt.getName();
        String place =
                attempt.getDetails() instanceof WebAuthenticationDetails details
                        ? details.getRemoteAddress()
                        : "";
        if (limit.blocks(email, place)) {
            throw new LockedException("Too many failures");
        }
        Optional<PortalUser> user =
                check(email, String.valueOf(attempt.getCredentials())).map(PortalUser::of);
        if (user.isEmpty()) {
            limit.failed(email, place);
            throw new BadCredentialsException("Wrong e-mail address or password");
        }
        limit.succeeded(email, place);
        UsernamePasswordAuthenticationToken signedIn = authenticated(user.get());
        signedIn.setDetails(attempt.getDetails());
        return signedIn;
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    /** A session's authentication, without the password. */
    static UsernamePasswordAuthenticationToken authenticated(PortalUser user) {
        return UsernamePasswordAuthenticationToken.authenticated(
                user, null, List.of(new SimpleGrantedAuthority("ROLE_" + user.role().name())));
    }

    private Optional<User> check(String email, String password) {
        try {
            return accounts.authenticate(new EmailAddress(email), password);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
