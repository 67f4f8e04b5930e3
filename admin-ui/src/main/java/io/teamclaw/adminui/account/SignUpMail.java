package io.teamclaw.adminui.account;

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
                "Your TeamClaw code: " + code,
                """
                Your code is %s. Enter it on the page where you signed up; it is good for %d minutes.

                If you did not sign up for TeamClaw, ignore this e-mail."""
                        .formatted(code, validity.toMinutes()));
    }

    static SignUpMail alreadyThere(URI origin) {
        return new SignUpMail(
                "You have a TeamClaw account",
                """
                Somebody, probably you, signed up for TeamClaw with this address. It has an account \
                already: sign in at %s/login.

                If you cannot sign in, ask your administrator. If it was not you, ignore this e-mail."""
                        .formatted(origin));
    }

    static SignUpMail blocked() {
        return new SignUpMail(
                "Your TeamClaw account was deleted",
                """
                Somebody, probably you, signed up for TeamClaw with this address. Its account was \
                deleted and nobody can sign up with it again; your administrator can invite you.

                If it was not you, ignore this e-mail.""");
    }

    static SignUpMail invitation(User user, URI origin) {
        return new SignUpMail(
                "Your invitation to TeamClaw",
                """
                Hello %s, an administrator invited you to TeamClaw, your company's AI agents. Sign up at \
                %s/sign-up with this address, %s: you get a code by e-mail and choose a password.

                If you did not expect this, ignore this e-mail."""
                        .formatted(user.name(), origin, user.email()));
    }

    void send(Mailer mailer, EmailAddress to) {
        mailer.send(to, subject, text);
    }
}
