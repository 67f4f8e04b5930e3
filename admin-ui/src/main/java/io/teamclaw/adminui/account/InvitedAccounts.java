package io.teamclaw.adminui.account;

import io.teamclaw.lifecycle.users.User;
import java.net.URI;

/**
 * Accounts of this installation: who is invited signs up with their address, which finds the record
 * with its role and team. Role and whether somebody is disabled stand in the record alone.
 */
final class InvitedAccounts implements SignInAccounts {
    private final LocalAccounts accounts;
    private final Mailer mailer;
    private final URI origin;

    InvitedAccounts(LocalAccounts accounts, Mailer mailer, URI origin) {
        this.accounts = accounts;
        this.mailer = mailer;
        this.origin = origin;
    }

    @Override
    public void invite(User user) {
        SignUpMail mail =
                accounts.exists(user.email())
                        ? SignUpMail.alreadyThere(origin)
                        : SignUpMail.invitation(user, origin);
        mail.send(mailer, user.email());
    }

    @Override
    public void update(User user) {
        // The record says it all, and each sign-in reads it.
    }

    @Override
    public void delete(User user) {
        accounts.delete(user.email());
    }
}
