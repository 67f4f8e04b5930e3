package io.teamclaw.lifecycle.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * When an access token ends that is a JWT (RFC 7519, {@code exp}). It is not verified: a wrong
 * answer harms nobody but the company whose token it is.
 */
final class JwtEnd {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The last second of the year 9999. */
    private static final long LATEST = 253_402_300_799L;

    private JwtEnd() {}

    /** Empty where the token is no JWT or does not say. */
    static Optional<Instant> of(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            JsonNode end = JSON.readTree(Base64.getUrlDecoder().decode(parts[1])).path("exp");
            return Optional.of(end)
                    .filter(JsonNode::isNumber)
                    .map(JsonNode::longValue)
                    .filter(seconds -> seconds > 0 && seconds <= LATEST)
                    .map(Instant::ofEpochSecond);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // Another kind of token, which merely has dots in it.
        }
    }
}
