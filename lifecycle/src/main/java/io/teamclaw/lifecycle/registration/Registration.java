package io.teamclaw.lifecycle.registration;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.registration.SignInRefusedException.Kind;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.users.AddressBlockedException;
import io.teamclaw.lifecycle.users.EmailTakenException;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;

/** Finds who signed in, and adds them at the first time if their domain may. */
public final class Registration {
    private static final Logger LOG = System.getLogger(Registration.class.getName());

    private final UserStore users;
    private final ConfigStore config;
    private final Set<String> defaultDomains;

    /**
     * @param defaultDomains whose addresses may sign up where no setting says otherwise
     */
    public Registration(UserStore users, ConfigStore config, Set<String> defaultDomains) {
        this.users = users;
        this.config = config;
        this.defaultDomains = Set.copyOf(defaultDomains);
    }

    /**
     * The person with this address. Who is there stays as they are, whatever the domain: an
     * administrator may have added a guest. Only the company's provider speaks for no addresses but
     * the company's.
     *
     * @throws SignInRefusedException where the person is disabled or was deleted for good, or new
     *     and of another domain
     */
    public User find(SignedIn signedIn) {
        if (signedIn.byCompany()) {
            refuseStrangers(signedIn);
        }
        User user = users.findByEmail(signedIn.email()).orElseGet(() -> add(signedIn));
        if (user.disabled()) {
            throw new SignInRefusedException(
                    Kind.DISABLED, "This account is disabled; an administrator can enable it.");
        }
        return user;
    }

    private void refuseStrangers(SignedIn signedIn) {
        if (!config.signUpPolicy(defaultDomains).allows(signedIn.email())) {
            throw new SignInRefusedException(
                    Kind.FOREIGN_DOMAIN,
                    "Only e-mail addresses of this company can use TeamClaw. Sign in with your"
                            + " address at work, or ask your TeamClaw administrator for an"
                            + " account.");
        }
    }

    private User add(SignedIn signedIn) {
        refuseStrangers(signedIn);
        TeamId team = config.teamOfNewPeople();
        try {
            User added = users.create(signedIn.email(), signedIn.name(), Role.EMPLOYEE, team);
            LOG.log(Level.INFO, "Added {0} at their first session", added.id());
            return added;
        } catch (AddressBlockedException e) {
            throw new SignInRefusedException(
                    Kind.BLOCKED,
                    "This account was deleted; an administrator can invite you again.");
        } catch (EmailTakenException e) {
            // Another first session of theirs was faster.
            return users.findByEmail(signedIn.email()).orElseThrow(() -> e);
        }
    }
}
