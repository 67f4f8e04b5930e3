package io.teamclaw.adminui.testing;

import io.teamclaw.adminui.account.MailFailedException;
import io.teamclaw.adminui.account.Mailer;
import io.teamclaw.lifecycle.users.EmailAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps what was sent. */
public final class Outbox implements Mailer {
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    /** One e-mail. */
    public record Mail(EmailAddress to, String subject, String text) {}

    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private volatile boolean down;

    @Override
    public void send(EmailAddress to, String subject, String text) {
        if (down) {
            throw new MailFailedException("The mail server is down", new IllegalStateException());
        }
        mails.add(new Mail(to, subject, text));
    }

    public void down(boolean isDown) {
        down = isDown;
    }

    public List<Mail> to(String email) {
        return mails.stream().filter(mail -> mail.to().value().equals(email)).toList();
    }

    /** The code in the newest e-mail to an address. */
    public String codeFor(String email) {
        Matcher code = CODE.matcher(to(email).getLast().text());
        if (!code.find()) {
            throw new AssertionError("The newest e-mail has no code");
        }
        return code.group();
    }
}
