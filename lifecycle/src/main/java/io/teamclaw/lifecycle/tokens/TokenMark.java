package io.teamclaw.lifecycle.tokens;

import io.teamclaw.config.digest.Sha256;
import io.teamclaw.config.keys.PoolKey;

/** Tells one pair of access and refresh token from the next, and says nothing of either. */
final class TokenMark {
    private static final int BYTES = 8;

    private TokenMark() {}

    /**
     * @return 16 hex digits
     */
    static String of(PoolKey key) {
        return Sha256.hex(key.refreshToken().orElse("") + "\n" + key.secret(), BYTES);
    }
}
