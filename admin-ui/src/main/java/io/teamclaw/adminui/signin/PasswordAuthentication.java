package io.teamclaw.adminui.signin;

import io.teamclaw.adminui.account.LocalAccounts;
import io.teamclaw.adminui.account.OnIdentity;
import io.teamclaw.adminui.account.SignInLimit;
import io.teamclaw.adminui.security.PortalSession;
import io.teamclaw.adminui.security.PortalUser;
import io.teamclaw.lifecycle.users.EmailAddress;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signs in with e-mail address and password of a local account. */
@Component
@OnIdentity.Local
class PasswordAuthentication implements AuthenticationProvider {
    private final LocalAccounts accounts;
    private final SignInLimit limit;

    PasswordAuthentication(LocalAccounts accounts, SignInLimit limit) {
        this.accounts = accounts;
        this.limit = limit;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String password = String.valueOf(attempt.getCredentials());
        Optional<EmailAddress> email = address(attempt.getName());
        if (email.isEmpty()) {
            // Not counted: what is no address is of any length and would be kept.
            accounts.authenticateNobody(password);
            throw wrong();
        }
        String place =
                attempt.getDetails() instanceof WebAuthenticationDetails details
                        ? details.getRemoteAddress()
                        : "";
        if (!limit.admits(email.get(), place)) {
            throw new LockedException("Too many failures");
        }
        PortalUser user =
                accounts.authenticate(email.get(), password)
                        .map(PortalUser::of)
                        .orElseThrow(PasswordAuthentication::wrong);
        limit.succeeded(email.get(), place);
        UsernamePasswordAuthenticationToken signedIn = PortalSession.of(user);
        signedIn.setDetails(attempt.getDetails());
        return signedIn;
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    private static BadCredentialsException wrong() {
        return new BadCredentialsException("Wrong e-mail address or password");
    }

    private static Optional<EmailAddress> address(String name) {
        try {
            return Optional.of(new EmailAddress(name));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
