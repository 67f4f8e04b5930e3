package io.teamclaw.config.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One key of the pool. Neither {@link #toString()} nor any error shows the secret.
 *
 * @param secret the API key or access token: 1 to 4096 visible ASCII characters, because it goes
 *     into a header
 * @param label what IT calls it, if it was named: at most 100 characters, none of them the key's
 * @param refreshToken of an OAuth entry, of the same form as the secret
 * @param expiresAt of an OAuth entry
 */
public record PoolKey(
        String secret,
        Optional<String> label,
        Optional<String> refreshToken,
        Optional<Instant> expiresAt) {

    /**
     * @throws KeyPoolFormatException naming the component, never quoting it
     */
    public PoolKey {
        refuse("The key", KeyRules.problemOfSecret(secret));
        String checked = secret;
        refuse("The label", label.flatMap(each -> KeyRules.problemOfLabel(each, checked)));
        refuse("The refresh token", refreshToken.flatMap(KeyRules::problemOfSecret));
    }

    private static void refuse(String what, Optional<String> problem) {
        if (problem.isPresent()) {
            throw new KeyPoolFormatException(what + " " + problem.get());
        }
    }

    /** A plain API key. */
    public static PoolKey ofApiKey(String secret) {
        return new PoolKey(secret, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * A stable id that says nothing about the key: {@code k-} and the first 10 hex digits of the
     * secret's SHA-256. Usage rows and screens name keys by it.
     */
    public String id() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(secret.getBytes(StandardCharsets.UTF_8));
            return "k-" + HexFormat.of().formatHex(digest, 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** What a screen may show: the last four characters behind dots, and only of a long secret. */
    public String masked() {
        return secret.length() < 16 ? "••••" : "••••" + secret.substring(secret.length() - 4);
    }

    @Override
    public String toString() {
        return "PoolKey[" + id() + "]";
    }
}
