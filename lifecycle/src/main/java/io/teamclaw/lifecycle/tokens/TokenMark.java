package io.teamclaw.lifecycle.tokens;

import io.teamclaw.config.keys.PoolKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells one pair of access and refresh token from the next, and says nothing of either. */
final class TokenMark {
    private static final int BYTES = 8;

    private TokenMark() {}

    /**
     * @return 16 hex digits
     */
    static String of(PoolKey key) {
        String both = key.refreshToken().orElse("") + "\n" + key.secret();
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(both.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
