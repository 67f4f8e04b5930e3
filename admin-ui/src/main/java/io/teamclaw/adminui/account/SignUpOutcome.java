package io.teamclaw.adminui.account;

import java.util.Map;

/** How the first step of a sign-up ended. */
public sealed interface SignUpOutcome {
    /** The form's fields. */
    enum Field {
        NAME,
        EMAIL,
        PASSWORD
    }

    /**
     * Something must be put right first.
     *
     * @param complaints by field, for the person
     */
    record Refused(Map<Field, String> complaints) implements SignUpOutcome {}

    /**
     * An e-mail is on its way: with a code, or, to an address that has an account, without.
     *
     * @param pending what the code belongs to
     */
    record MailSent(PendingSignUp pending) implements SignUpOutcome {}
}
