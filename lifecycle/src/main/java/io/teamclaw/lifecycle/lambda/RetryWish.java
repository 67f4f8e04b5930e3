package io.teamclaw.lifecycle.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

/** Whether a call of the HTTP API asks to try again what failed. */
final class RetryWish {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RetryWish() {}

    /**
     * @param event payload format 2.0: the body is a text, in Base64 where the API takes it for
     *     binary
     * @return false for any other body: the wish is optional
     */
    static boolean of(JsonNode event) {
        String body = event.path("body").asText("");
        try {
            JsonNode request =
                    event.path("isBase64Encoded").asBoolean()
                            ? JSON.readTree(Base64.getDecoder().decode(body))
                            : JSON.readTree(body);
            return request.path("retry").isBoolean() && request.path("retry").booleanValue();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
