package io.teamclaw.sidecar.keys;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Judges a provider's answer by status, headers and the beginning of its body. Of a body only the
 * fields count that the provider alone writes, and the beginning of its message: what comes after
 * may quote the agent, who must not be able to have a key quarantined.
 */
public final class Judge {
    /** How much of an error's body is looked at, in bytes; they are far smaller. */
    public static final int PREFIX = 8192;

    private static final Verdict PASSED = new Verdict.Passed();
    private static final Verdict DENIED = new Verdict.Denied();
    private static final Verdict UNWELL = new Verdict.Unwell();
    private static final Verdict REJECTED = new Verdict.Refused(KeyTrouble.Reason.REJECTED);
    private static final Verdict NO_CREDIT = new Verdict.Refused(KeyTrouble.Reason.OUT_OF_CREDIT);

    private static final Set<String> OF_INVALID_KEYS =
            Set.of(
                    "invalid_api_key",
                    "api_key_invalid",
                    "api_key_expired",
                    "authentication_error",
                    "account_deactivated",
                    "account_disabled",
                    "consumer_suspended",
                    "consumer_invalid");
    private static final List<String> SAY_INVALID_KEY =
            List.of(
                    "invalid api key",
                    "incorrect api key",
                    "api key not valid",
                    "api key expired",
                    "your api key was reported as leaked");
    private static final Set<String> OF_NO_CREDIT =
            Set.of("insufficient_quota", "billing_not_active", "insufficient_balance");
    private static final List<String> SAY_NO_CREDIT =
            List.of("your credit balance is too low", "insufficient balance");

    private Judge() {}

    /** Whether the status alone does not tell. */
    public static boolean needsBody(int status) {
        return status == 400 || status == 403 || status == 429;
    }

    /**
     * @param header a header of the answer by its lower-case name
     * @param body its beginning, at most {@link #PREFIX} bytes; empty where it is not needed
     */
    public static Verdict of(
            int status, Function<String, Optional<String>> header, byte[] body, Instant now) {
        return switch (status) {
            case 401 -> REJECTED;
            case 402 -> NO_CREDIT;
            case 400 -> ofBody(body).orElse(PASSED);
            case 403 -> ofBody(body).orElse(DENIED);
            case 429 ->
                    ofBody(body)
                            .filter(NO_CREDIT::equals)
                            .orElseGet(() -> new Verdict.Limited(RetryAfter.of(header, now)));
            case 501, 505 -> PASSED;
            default -> status >= 500 ? UNWELL : PASSED;
        };
    }

    private static Optional<Verdict> ofBody(byte[] body) {
        ErrorBody error = ErrorBody.of(body);
        if (error.codes().stream().anyMatch(OF_NO_CREDIT::contains)
                || beginsWith(error.message(), SAY_NO_CREDIT)) {
            return Optional.of(NO_CREDIT);
        }
        if (error.codes().stream().anyMatch(OF_INVALID_KEYS::contains)
                || beginsWith(error.message(), SAY_INVALID_KEY)) {
            return Optional.of(REJECTED);
        }
        return Optional.empty();
    }

    private static boolean beginsWith(String message, List<String> beginnings) {
        String lower = message.toLowerCase(Locale.ROOT);
        return beginnings.stream().anyMatch(lower::startsWith);
    }
}
