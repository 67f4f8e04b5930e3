package io.teamclaw.sidecar.proxy;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerResponse;
import io.teamclaw.config.json.JsonDocument;
import io.teamclaw.config.provider.Provider;
import io.teamclaw.sidecar.usage.WireFormat;
import java.util.Map;

/** The JSON in which a provider's clients expect an error. */
enum ErrorShape {
    ANTHROPIC {
        @Override
        Object body(Refusal refusal) {
            Map<String, String> error =
                    Map.of("type", anthropicType(refusal.status()), "message", refusal.message());
            return Map.of("type", "error", "error", error);
        }
    },
    OPENAI {
        @Override
        Object body(Refusal refusal) {
            String type =
                    switch (refusal.status()) {
                        case 429 -> "rate_limit_error";
                        case 500, 502, 503, 504 -> "server_error";
                        default -> "invalid_request_error";
                    };
            return Map.of(
                    "error",
                    Map.of(
                            "message", refusal.message(),
                            "type", type,
                            "code", refusal.code()));
        }
    },
    GOOGLE {
        @Override
        Object body(Refusal refusal) {
            return Map.of(
                    "error",
                    Map.of(
                            "code", refusal.status(),
                            "message", refusal.message(),
                            "status", googleStatus(refusal.status())));
        }
    },
    AWS {
        @Override
        Object body(Refusal refusal) {
            return Map.of("message", refusal.message());
        }
    },
    OLLAMA {
        @Override
        Object body(Refusal refusal) {
            return Map.of("error", refusal.message());
        }
    };

    /** By the path where it tells the format, else by what the provider mainly speaks. */
    static ErrorShape of(Provider provider, String rawPath) {
        return WireFormat.ofPath(rawPath)
                .map(
                        format ->
                                switch (format) {
                                    case ANTHROPIC_MESSAGES -> ANTHROPIC;
                                    case OPENAI_RESPONSES, OPENAI_CHAT -> OPENAI;
                                    case GEMINI -> GOOGLE;
                                    case BEDROCK_CONVERSE, BEDROCK_INVOKE -> AWS;
                                    case OLLAMA -> OLLAMA;
                                })
                .orElseGet(
                        () ->
                                switch (provider.apiKind()) {
                                    case ANTHROPIC_MESSAGES -> ANTHROPIC;
                                    case OPENAI_RESPONSES, OPENAI_COMPLETIONS -> OPENAI;
                                    case GOOGLE_GENERATIVE_AI -> GOOGLE;
                                });
    }

    /** The error as JSON in UTF-8. */
    byte[] json(Refusal refusal) {
        return JsonDocument.bytes(body(refusal));
    }

    /** Answers with it. */
    void send(ServerResponse response, Refusal refusal) {
        refusal.retryAfter()
                .ifPresent(
                        seconds ->
                                response.header(
                                        HeaderValues.create(HeaderNames.RETRY_AFTER, seconds)));
        response.status(refusal.status())
                .header(HeaderValues.CONTENT_TYPE_JSON)
                .send(json(refusal));
    }

    abstract Object body(Refusal refusal);

    private static String anthropicType(int status) {
        return switch (status) {
            case 400 -> "invalid_request_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 429 -> "rate_limit_error";
            case 504 -> "timeout_error";
            default -> "api_error";
        };
    }

    private static String googleStatus(int status) {
        return switch (status) {
            case 400 -> "FAILED_PRECONDITION";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "NOT_FOUND";
            case 429 -> "RESOURCE_EXHAUSTED";
            case 504 -> "DEADLINE_EXCEEDED";
            default -> "UNAVAILABLE";
        };
    }
}
