package io.teamclaw.adminui.keys;

import java.time.Instant;
import java.util.Optional;

/**
 * An OAuth token to be added, as a person typed it. Its text says nothing of it.
 *
 * @param providerId whose
 * @param label may be blank
 * @param weight its share
 * @param token the access token
 * @param refreshToken may be blank
 * @param expiresAt when its time is over, if that is known
 */
public record NewToken(
        String providerId,
        String label,
        int weight,
        String token,
        String refreshToken,
        Optional<Instant> expiresAt) {
    @Override
    public String toString() {
        return "NewToken[" + providerId + "]";
    }
}
