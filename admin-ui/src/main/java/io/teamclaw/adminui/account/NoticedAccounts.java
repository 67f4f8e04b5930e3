package io.teamclaw.adminui.account;

import io.teamclaw.adminui.security.ActiveUsers;
import io.teamclaw.lifecycle.users.User;

/** Has this portal ask anew whether a changed person may stay, whatever the accounts say. */
record NoticedAccounts(SignInAccounts accounts, ActiveUsers activeUsers) implements SignInAccounts {
    @Override
    public void invite(User user) {
        accounts.invite(user);
    }

    @Override
    public void update(User user) {
        activeUsers.forget(user.id());
        accounts.update(user);
    }

    @Override
    public void delete(User user) {
        activeUsers.forget(user.id());
        accounts.delete(user);
    }
}
