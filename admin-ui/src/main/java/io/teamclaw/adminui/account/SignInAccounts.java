package io.teamclaw.adminui.account;

import io.teamclaw.lifecycle.users.User;

/**
 * The accounts with which people sign in: local ones, or those of the Cognito pool. Whoever changes
 * a person's record tells it here afterwards. Each may be called twice; what is not there is no
 * failure.
 */
public interface SignInAccounts {
    /**
     * Lets a person know who is new here: an e-mail says how to sign in for the first time.
     *
     * @throws MailFailedException where it could not be sent; the person's record stands
     */
    void invite(User user);

    /**
     * Brings the account in step: its role, and whether it is disabled, which ends its sessions.
     */
    void update(User user);

    /** The person is deleted; the same address can sign up again where the settings allow it. */
    void delete(User user);
}
