package io.teamclaw.config.keys;

import io.teamclaw.config.digest.Sha256;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One key of the pool. Neither {@link #toString()} nor any error shows the secret.
 *
 * @param secret the API key or access token: 1 to 4096 visible ASCII characters, because it goes
 *     into a header
 * @param label what IT calls it, if it was named: at most 100 characters, none of them the key's
 * @param refreshToken of an OAuth entry, of the same form as the secret
 * @param expiresAt of an OAuth entry
 * @param addedBy e-mail address of who added it, if that was noted
 * @param addedAt when, to the millisecond, if that was noted
 * @param weight its share of a provider's calls beside the other active keys, 1 to 100
 * @param state whether calls may go out with it
 * @param keptId of a token that was renewed: the id that its first secret gave it
 */
public record PoolKey(
        String secret,
        Optional<String> label,
        Optional<String> refreshToken,
        Optional<Instant> expiresAt,
        Optional<String> addedBy,
        Optional<Instant> addedAt,
        int weight,
        KeyState state,
        Optional<String> keptId) {
    public static final int SMALLEST_WEIGHT = 1;
    public static final int LARGEST_WEIGHT = 100;

    /**
     * @throws KeyPoolFormatException naming the component, never quoting it
     */
    public PoolKey {
        refuse("The key", KeyRules.problemOfSecret(secret));
        String checked = secret;
        refuse("The label", label.flatMap(each -> KeyRules.problemOfLabel(each, checked)));
        refuse("The refresh token", refreshToken.flatMap(KeyRules::problemOfSecret));
        refuse(
                "Who added the key",
                addedBy.flatMap(each -> KeyRules.problemOfLabel(each, checked)));
        refuse("The weight", KeyRules.problemOfWeight(weight));
        refuse("The id", keptId.flatMap(KeyRules::problemOfId));
        expiresAt = expiresAt.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
        addedAt = addedAt.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    }

    /** An active key of weight 1 of which nobody knows who added it. */
    public PoolKey(
            String secret,
            Optional<String> label,
            Optional<String> refreshToken,
            Optional<Instant> expiresAt) {
        this(
                secret,
                label,
                refreshToken,
                expiresAt,
                Optional.empty(),
                Optional.empty(),
                SMALLEST_WEIGHT,
                KeyState.ACTIVE,
                Optional.empty());
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

    /** The same key with a note of who added it and when. */
    public PoolKey addedBy(String email, Instant at) {
        return new PoolKey(
                secret,
                label,
                refreshToken,
                expiresAt,
                Optional.of(email),
                Optional.of(at),
                weight,
                state,
                keptId);
    }

    /** The same key under another label, or none. */
    public PoolKey withLabel(Optional<String> newLabel) {
        return new PoolKey(
                secret, newLabel, refreshToken, expiresAt, addedBy, addedAt, weight, state, keptId);
    }

    /** The same key with another share of the calls, 1 to 100. */
    public PoolKey withWeight(int newWeight) {
        return new PoolKey(
                secret, label, refreshToken, expiresAt, addedBy, addedAt, newWeight, state, keptId);
    }

    /** The same key in another state. */
    public PoolKey withState(KeyState newState) {
        return new PoolKey(
                secret, label, refreshToken, expiresAt, addedBy, addedAt, weight, newState, keptId);
    }

    /**
     * The same token after its renewal: by its id, label, weight and state still the one that
     * people know.
     *
     * @param newSecret the new access token
     * @param newRefreshToken empty where the one it was renewed with goes on to hold (RFC 6749,
     *     section 6)
     * @param newEnd of the new access token, if it is known
     * @throws KeyPoolFormatException where these cannot stand in a pool; none is quoted
     */
    public PoolKey renewed(
            String newSecret, Optional<String> newRefreshToken, Optional<Instant> newEnd) {
        return withTokens(newSecret, newRefreshToken.or(() -> refreshToken), newEnd);
    }

    /**
     * The same entry with other tokens, e.g. after somebody has signed in again.
     *
     * @throws KeyPoolFormatException as {@link #renewed} does
     */
    public PoolKey withTokens(
            String newSecret, Optional<String> newRefreshToken, Optional<Instant> newEnd) {
        return new PoolKey(
                newSecret,
                label,
                newRefreshToken,
                newEnd,
                addedBy,
                addedAt,
                weight,
                state,
                Optional.of(id()));
    }

    /** Whether a new call may go out with it: it is active, and no token that has expired. */
    public boolean isUsable(Instant now) {
        return state == KeyState.ACTIVE && !hasExpired(now);
    }

    /** Whether it is a token whose time is over. */
    public boolean hasExpired(Instant now) {
        return expiresAt.filter(at -> !now.isBefore(at)).isPresent();
    }

    /**
     * A stable id that says nothing about the key: {@code k-} and the first 10 hex digits of the
     * secret's SHA-256, of a renewed token those of its first secret. Usage rows and screens name
     * keys by it.
     */
    public String id() {
        return keptId.orElseGet(this::secretId);
    }

    /** The id that the present secret alone would give. */
    String secretId() {
        return "k-" + Sha256.hex(secret, 5);
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
