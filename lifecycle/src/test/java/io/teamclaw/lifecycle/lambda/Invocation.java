package io.teamclaw.lifecycle.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls a handler with a text and reads what it answers, as Lambda does. */
final class Invocation {
    private static final Duration ENOUGH = Duration.ofMinutes(1);

    private Invocation() {}

    static JsonNode of(RequestStreamHandler handler, String event) {
        return of(handler, event, ENOUGH);
    }

    /**
     * @param limit after which Lambda would end the call
     */
    static JsonNode of(RequestStreamHandler handler, String event, Duration limit) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                    answer,
                    FunctionContext.lasting(limit));
            return new ObjectMapper().readTree(answer.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
