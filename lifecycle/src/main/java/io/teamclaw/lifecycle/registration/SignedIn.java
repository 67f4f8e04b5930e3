package io.teamclaw.lifecycle.registration;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.lifecycle.registration.SignInRefusedException.Kind;
import io.teamclaw.lifecycle.users.EmailAddress;

/**
 * Who signed in, by the claims of their id token. Whoever reads the token has checked signature,
 * issuer, audience and time before.
 *
 * @param email whose owner has shown that it is theirs, or the company's provider says so
 * @param name for display, may be the address's first part
 * @param byCompany whether that provider alone vouches for the address
 */
public record SignedIn(EmailAddress email, String name, boolean byCompany) {
    private static final int LONGEST_NAME = 100;

    /**
     * @param claims an HTTP API gives them all as texts, others as JSON has them
     * @param company whose word counts: what a provider says of an address is never verified in the
     *     pool (decision 016)
     * @throws SignInRefusedException where these are none of an id token, or the address is not
     *     verified
     */
    public static SignedIn of(JsonNode claims, CompanyIdentity company) {
        if (!claims.isObject() || text(claims, "sub").isBlank()) {
            throw new SignInRefusedException(Kind.NOT_SIGNED_IN, "Sign in first.");
        }
        if (!text(claims, "token_use").equals("id")) {
            throw new SignInRefusedException(
                    Kind.NOT_SIGNED_IN,
                    "Send the id token, which says who you are; the access token does not.");
        }
        boolean isVerified = text(claims, "email_verified").equals("true");
        if (!isVerified && !company.isIn(claims)) {
            throw new SignInRefusedException(
                    Kind.NOT_VERIFIED,
                    "Your e-mail address is not verified. Sign in on TeamClaw's page and confirm"
                            + " it by the code that you get.");
        }
        try {
            EmailAddress email = new EmailAddress(text(claims, "email"));
            return new SignedIn(email, name(claims, email), !isVerified);
        } catch (IllegalArgumentException e) {
            throw new SignInRefusedException(
                    Kind.NOT_VERIFIED, "Your account has no e-mail address that TeamClaw can use.");
        }
    }

    private static String name(JsonNode claims, EmailAddress email) {
        String name = text(claims, "name").strip();
        String shown =
                name.isEmpty() ? email.value().substring(0, email.value().lastIndexOf('@')) : name;
        return shown.substring(0, Math.min(shown.length(), LONGEST_NAME));
    }

    /** A flag of a token may come as one. */
    private static String text(JsonNode claims, String claim) {
        JsonNode value = claims.path(claim);
        return value.isTextual() || value.isBoolean() ? value.asText() : "";
    }
}
