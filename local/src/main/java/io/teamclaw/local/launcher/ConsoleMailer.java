package io.teamclaw.local.launcher;

import io.teamclaw.adminui.account.Mailer;
import io.teamclaw.lifecycle.users.EmailAddress;

/** Shows e-mails on the console: one machine has no mail server. */
record ConsoleMailer(Announcer announcer) implements Mailer {
    @Override
    public void send(EmailAddress to, String subject, String text) {
        announcer.say("---- E-mail to %s: %s%n%s%n----".formatted(to, subject, text.strip()));
    }
}
