package io.teamclaw.adminui.account;

import io.teamclaw.lifecycle.users.EmailAddress;

/** Sends e-mail; on one machine it prints to the console instead. */
@FunctionalInterface
public interface Mailer {
    /**
     * Sends a plain-text message.
     *
     * @throws MailFailedException where it could not be handed over
     */
    void send(EmailAddress to, String subject, String text);
}
