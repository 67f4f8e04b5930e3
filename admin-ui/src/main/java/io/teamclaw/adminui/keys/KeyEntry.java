package io.teamclaw.adminui.keys;

import io.teamclaw.lifecycle.tokens.Renewal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a screen may know of a key of the pool.
 *
 * @param providerId whose
 * @param providerName for people
 * @param keyId names the key in usage rows
 * @param label what IT calls it; may be empty
 * @param masked dots and the last characters
 * @param addedBy e-mail address of who added it, if that was noted
 * @param addedAt when, if that was noted
 * @param expiresAt of an OAuth token
 * @param weight its share of the provider's calls beside the other active keys
 * @param condition how it stands
 * @param renewal how a token is renewed
 * @param use what it was used for
 */
public record KeyEntry(
        String providerId,
        String providerName,
        String keyId,
        String label,
        String masked,
        Optional<String> addedBy,
        Optional<Instant> addedAt,
        Optional<Instant> expiresAt,
        int weight,
        KeyCondition condition,
        Renewal renewal,
        KeyUsage use) {
    /** So long before a token's end the screen warns. */
    static final Duration WARNING = Duration.ofDays(7);

    /**
     * Whether it is a token that has not expired yet and will within a week, and that nobody renews
     * before.
     */
    public boolean isExpiring(Instant now) {
        return !isRenewed()
                && expiresAt
                        .filter(at -> now.isBefore(at) && !now.plus(WARNING).isBefore(at))
                        .isPresent();
    }

    private boolean isRenewed() {
        return switch (renewal) {
            case Renewal.None none -> false;
            case Renewal.SignInNeeded needed -> false;
            case Renewal.Due due -> true;
            case Renewal.Failing failing -> true;
        };
    }

    /** Label and mask, to tell it from the provider's other keys. */
    public String title() {
        return label.isEmpty() ? masked : label + " " + masked;
    }
}
