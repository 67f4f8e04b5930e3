package io.teamclaw.adminui.account;

import io.teamclaw.adminui.AdminUiParts;
import io.teamclaw.adminui.account.SignUpOutcome.Field;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.SignUpPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Sign-up in two steps: the form, then a code that proves the address. Whether an address has an
 * account already can be learned from neither step: both look the same, and only the e-mail
 * differs. Whoever signs up is nobody yet, so anybody may.
 */
@Service
@OnIdentity.Local
@PreAuthorize(Roles.IS_ANYBODY)
public class SignUp {
    static final Duration CODE_VALIDITY = Duration.ofMinutes(15);
    static final int CODES_PER_HOUR = 5;
    private static final int LONGEST_NAME = 80;

    private final LocalAccounts accounts;
    private final ConfigStore settings;
    private final AdminUiParts parts;
    private final Mailer mailer;
    private final Clock clock;
    private final AttemptLimit codes;

    SignUp(
            LocalAccounts accounts,
            ConfigStore settings,
            AdminUiParts parts,
            Mailer mailer,
            Clock clock) {
        this.accounts = accounts;
        this.settings = settings;
        this.parts = parts;
        this.mailer = mailer;
        this.clock = clock;
        this.codes = new AttemptLimit(CODES_PER_HOUR, Duration.ofHours(1), clock);
    }

    /** Checks the form and sends the code. */
    public SignUpOutcome begin(SignUpForm form) {
        Map<Field, String> complaints = new EnumMap<>(Field.class);
        String name = form.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            complaints.put(Field.NAME, Texts.text("access.up.no-name", LONGEST_NAME));
        }
        Optional<EmailAddress> email = parse(form.email());
        email.ifPresentOrElse(
                address -> {
                    checkDomain(address, complaints);
                    PasswordRules.complaint(form.password(), address)
                            .ifPresent(complaint -> complaints.put(Field.PASSWORD, complaint));
                },
                () -> complaints.put(Field.EMAIL, Texts.text("access.up.no-address")));
        if (!complaints.isEmpty()) {
            return new SignUpOutcome.Refused(complaints);
        }
        PendingSignUp pending =
                new PendingSignUp(name, email.orElseThrow(), accounts.encode(form.password()));
        return resend(pending)
                .<SignUpOutcome>map(
                        complaint -> new SignUpOutcome.Refused(Map.of(Field.EMAIL, complaint)))
                .orElseGet(() -> new SignUpOutcome.MailSent(pending));
    }

    /** Sends a new code; says why where it does not. */
    public Optional<String> resend(PendingSignUp pending) {
        EmailAddress email = pending.email();
        if (codes.wait(email.value()).isPresent()) {
            return Optional.of(Texts.text("access.up.enough-mails"));
        }
        codes.count(email.value());
        String code = RandomText.code();
        boolean blocked = accounts.blocked(email);
        boolean known = blocked || accounts.exists(email);
        // What is expected for a known address was sent to nobody.
        pending.expect(known ? RandomText.password() : code, clock.instant().plus(CODE_VALIDITY));
        try {
            if (blocked) {
                SignUpMail.blocked().send(mailer, email);
            } else if (known) {
                SignUpMail.alreadyThere(parts.publicOrigin()).send(mailer, email);
            } else {
                SignUpMail.code(code, CODE_VALIDITY).send(mailer, email);
            }
            return Optional.empty();
        } catch (MailFailedException failed) {
            return Optional.of(Texts.text("access.up.mail-failed"));
        }
    }

    /** Makes the account if the code is right. A person who is disabled stays so. */
    public CodeOutcome confirm(PendingSignUp pending, String code) {
        if (!pending.open(clock.instant())) {
            return new CodeOutcome.Spent();
        }
        if (!pending.matches(code.replaceAll("\\s", ""))) {
            return pending.triesLeft() > 0
                    ? new CodeOutcome.Wrong(pending.triesLeft())
                    : new CodeOutcome.Spent();
        }
        pending.end();
        if (accounts.blocked(pending.email())) {
            return new CodeOutcome.Spent();
        }
        accounts.createUser(
                pending.email(), pending.name(), Role.EMPLOYEE, settings.teamOfNewPeople());
        return accounts.create(pending.email(), pending.passwordHash())
                ? new CodeOutcome.Confirmed()
                : new CodeOutcome.Spent();
    }

    /** Whom an administrator invited may come from anywhere. */
    private void checkDomain(EmailAddress email, Map<Field, String> complaints) {
        if (accounts.invited(email)) {
            return;
        }
        SignUpPolicy policy = settings.signUpPolicy(parts.defaultAllowedDomains());
        if (policy.allowedDomains().isEmpty()) {
            complaints.put(Field.EMAIL, Texts.text("access.up.closed"));
        } else if (!policy.allows(email)) {
            complaints.put(
                    Field.EMAIL,
                    Texts.text(
                            "access.up.company-address",
                            String.join(", ", new TreeSet<>(policy.allowedDomains()))));
        }
    }

    private static Optional<EmailAddress> parse(String email) {
        try {
            return Optional.of(new EmailAddress(email));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
