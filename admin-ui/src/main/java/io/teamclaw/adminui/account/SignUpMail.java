package io.teamclaw.adminui.account;

import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.User;
import java.net.URI;
import java.time.Duration;

/**
 * The e-mails of a sign-up.
 *
 * @param subject one line
 * @param text plain
 */
record SignUpMail(String subject, String text) {

    static SignUpMail code(String code, Duration validity) {
        return new SignUpMail(
                Texts.text("access.mail.code.subject", code),
                Texts.text("access.mail.code.text", code, validity.toMinutes()));
    }

    static SignUpMail alreadyThere(URI origin) {
        return new SignUpMail(
                Texts.text("access.mail.there.subject"),
                Texts.text("access.mail.there.text", origin));
    }

    static SignUpMail blocked() {
        return new SignUpMail(
                Texts.text("access.mail.blocked.subject"), Texts.text("access.mail.blocked.text"));
    }

    static SignUpMail invitation(User user, URI origin) {
        return new SignUpMail(
                Texts.text("access.mail.invitation.subject"),
                Texts.text("access.mail.invitation.text", user.name(), origin, user.email()));
    }

    void send(Mailer mailer, EmailAddress to) {
        mailer.send(to, subject, text);
    }
}
