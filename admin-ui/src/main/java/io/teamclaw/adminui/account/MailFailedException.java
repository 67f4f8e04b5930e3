package io.teamclaw.adminui.account;

/** An e-mail could not be handed over. */
public final class MailFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MailFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
