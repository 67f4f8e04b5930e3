package io.teamclaw.lifecycle.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the answer of a token endpoint (RFC 6749, sections 5.1 and 5.2). */
final class TokenAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Codes by which a provider says that a refresh token is over: RFC 6749's, OpenAI's (its open
     * client knows them) and GitHub's.
     */
    private static final Set<String> OVER =
            Set.of(
                    "invalid_grant",
                    "bad_refresh_token",
                    "invalid_refresh_token",
                    "refresh_token_expired",
                    "refresh_token_invalidated",
                    "refresh_token_reused",
                    "refresh_token_revoked");

    /** What is no such code may be anything, a token as well, and is not shown. */
    private static final Pattern CODE = Pattern.compile("[a-z]+(?:_[a-z]+){0,5}");

    private static final int LONGEST_CODE = 40;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    private TokenAnswer() {}

    /**
     * @param retryAfter the header, in seconds; others count as none
     */
    static Exchange read(int status, byte[] body, Optional<String> retryAfter, Instant now) {
        JsonNode root = tree(body);
        Optional<String> code = code(root);
        if (code.filter(OVER::contains).isPresent()) {
            return new Exchange.SignInNeeded(code.get());
        }
        String token = root.path("access_token").asText("");
        if (status == 200 && !token.isEmpty()) {
            return new Exchange.Renewed(
                    token,
                    Optional.of(root.path("refresh_token").asText(""))
                            .filter(each -> !each.isEmpty()),
                    seconds(root.path("expires_in").asText(""))
                            .map(now::plus)
                            .or(() -> JwtEnd.of(token)));
        }
        String what = code.map(each -> " (" + each + ")").orElse("");
        return new Exchange.Failed(
                status == 200 && code.isEmpty()
                        ? "its answer holds no token"
                        : "it answered " + status + what,
                retryAfter.flatMap(TokenAnswer::seconds));
    }

    private static Optional<Duration> seconds(String text) {
        return Optional.of(text)
                .filter(DIGITS.asMatchPredicate())
                .map(Long::valueOf)
                .filter(each -> each > 0)
                .map(Duration::ofSeconds);
    }

    private static JsonNode tree(byte[] body) {
        try {
            JsonNode root = JSON.readTree(body);
            return root == null ? MissingNode.getInstance() : root;
        } catch (IOException e) {
            // The parser's error quotes what it could not read.
            return MissingNode.getInstance();
        }
    }

    private static Optional<String> code(JsonNode root) {
        JsonNode error = root.path("error");
        return List.of(error, error.path("code"), error.path("type"), root.path("code")).stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> text.length() <= LONGEST_CODE && CODE.matcher(text).matches())
                .findFirst();
    }
}
