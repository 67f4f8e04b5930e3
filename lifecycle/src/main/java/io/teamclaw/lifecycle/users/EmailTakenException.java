package io.teamclaw.lifecycle.users;

/** Somebody has this e-mail address already. */
public final class EmailTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EmailTakenException() {
        super("There is an account with this e-mail address already");
    }
}
