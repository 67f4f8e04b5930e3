package io.teamclaw.lifecycle.session;

import io.teamclaw.config.id.UserId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Signs and checks workspace sessions: JWT, ES256, issuer and audience {@code teamclaw}. */
public final class SessionTokens {
    /** With the key in this file (JWK, mode 0600), which is made if it is not there. */
    public static SessionTokens ofFile(Path jwkFile, Clock clock) {
        throw new UnsupportedOperationException("being written");
    }

    /** A signed token for the person's own path. */
    public String issue(UserId userId, Duration validity) {
        throw new UnsupportedOperationException("being written");
    }

    /** What a token says; empty where it is malformed, forged, of another algorithm or expired. */
    public Optional<SessionToken> verify(String token) {
        throw new UnsupportedOperationException("being written");
    }
}
