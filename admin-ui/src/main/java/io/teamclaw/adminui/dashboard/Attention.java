package io.teamclaw.adminui.dashboard;

/**
 * Something that somebody should look at.
 *
 * @param kind what it is
 * @param what it is about, for people; empty where the kind says all
 * @param number how many, or per cent; 0 where it has none
 * @param path the page where it is dealt with
 */
public record Attention(Kind kind, String what, long number, String path) {

    /** The kinds; the gravest first. */
    public enum Kind {
        /** The audit log is not what was written. */
        AUDIT_BROKEN,
        /** A provider's keys are all unusable: {@code what} names it. */
        NO_KEY_SERVES,
        /** Calls of a provider fail: {@code what} names it, {@code number} is per cent. */
        PROVIDER_FAILING,
        /** So many workspaces did not start. */
        FAILED_STARTS,
        /** So many keys were refused by their provider. */
        QUARANTINED_KEYS,
        /** So many tokens are not renewed by their provider any more. */
        SIGN_IN_NEEDED,
        /** So many tokens are of the past. */
        EXPIRED_TOKENS,
        /** So many tokens could not be renewed when it was time. */
        NOT_RENEWED,
        /** So many tokens end within a week. */
        EXPIRING_TOKENS,
        /** So many models are used whose price is not known. */
        UNPRICED_MODELS,
        /** No domain is allowed, so nobody can sign up. */
        SIGN_UP_CLOSED,
        /** One of the above could not be found out. */
        UNKNOWN
    }
}
