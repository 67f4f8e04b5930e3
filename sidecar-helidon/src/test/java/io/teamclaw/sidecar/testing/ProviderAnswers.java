package io.teamclaw.sidecar.testing;

import io.teamclaw.config.usage.TokenCounts;
import java.io.IOException;
import java.util.List;

/**
 * Answers in the providers' wire formats, with usage. Their shapes follow the providers' API
 * references; each says {@code Grüße 🌍} so that characters of several bytes are cut too.
 */
public enum ProviderAnswers {
    ANTHROPIC(
            "/v1/messages",
            "claude-sonnet-4-6",
            new TokenCounts(25, 15, 1000, 200, 7),
            """
            {"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-6",
             "content":[{"type":"text","text":"Grüße 🌍"}],"stop_reason":"end_turn","stop_sequence":null,
             "usage":{"input_tokens":25,"cache_creation_input_tokens":200,"cache_read_input_tokens":1000,
              "cache_creation":{"ephemeral_5m_input_tokens":200,"ephemeral_1h_input_tokens":0},
              "output_tokens":15,"output_tokens_details":{"thinking_tokens":7},"service_tier":"standard",
              "iterations":[{"input_tokens":9999,"output_tokens":9999}]}}
            """,
            """
            event: message_start
            data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","content":[],"model":"claude-sonnet-4-6","stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":25,"cache_creation_input_tokens":200,"cache_read_input_tokens":1000,"output_tokens":1}}}

            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

            event: ping
            data: {"type": "ping"}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Grüße "}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"🌍 \\"usage\\": {\\"output_tokens\\": 77}"}}

            event: content_block_stop
            data: {"type":"content_block_stop","index":0}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":15,"output_tokens_details":{"thinking_tokens":7}}}

            event: message_stop
            data: {"type":"message_stop"}

            """),
    RESPONSES(
            "/v1/responses",
            "gpt-5.4",
            new TokenCounts(20, 30, 64, 16, 12),
            """
            {"id":"resp_1","object":"response","created_at":1,"status":"completed","error":null,"model":"gpt-5.4",
             "output":[{"id":"msg_1","type":"message","role":"assistant","status":"completed",
              "content":[{"type":"output_text","text":"Grüße 🌍","annotations":[]}]}],
             "usage":{"input_tokens":100,"input_tokens_details":{"cached_tokens":64,"cache_write_tokens":16},
              "output_tokens":30,"output_tokens_details":{"reasoning_tokens":12},"total_tokens":130}}
            """,
            """
            event: response.created
            data: {"type":"response.created","sequence_number":0,"response":{"id":"resp_1","object":"response","created_at":1,"status":"in_progress","error":null,"model":"gpt-5.4","output":[],"usage":null}}

            event: response.output_item.added
            data: {"type":"response.output_item.added","sequence_number":1,"output_index":0,"item":{"id":"msg_1","type":"message","status":"in_progress","role":"assistant","content":[]}}

            event: response.content_part.added
            data: {"type":"response.content_part.added","sequence_number":2,"item_id":"msg_1","output_index":0,"content_index":0,"part":{"type":"output_text","text":"","annotations":[]}}

            event: response.output_text.delta
            data: {"type":"response.output_text.delta","sequence_number":3,"item_id":"msg_1","output_index":0,"content_index":0,"delta":"Grüße 🌍"}

            event: response.completed
            data: {"type":"response.completed","sequence_number":4,"response":{"id":"resp_1","object":"response","created_at":1,"status":"completed","error":null,"model":"gpt-5.4","output":[{"id":"msg_1","type":"message","role":"assistant","status":"completed","content":[{"type":"output_text","text":"Grüße 🌍","annotations":[]}]}],"usage":{"input_tokens":100,"input_tokens_details":{"cached_tokens":64,"cache_write_tokens":16},"output_tokens":30,"output_tokens_details":{"reasoning_tokens":12},"total_tokens":130}}}

            """),
    CHAT(
            "/v1/chat/completions",
            "gpt-5.4-mini",
            new TokenCounts(5, 8, 6, 0, 3),
            """
            {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"gpt-5.4-mini",
             "choices":[{"index":0,"message":{"role":"assistant","content":"Grüße 🌍","refusal":null},"finish_reason":"stop"}],
             "usage":{"prompt_tokens":11,"completion_tokens":8,"total_tokens":19,
              "prompt_tokens_details":{"cached_tokens":6,"audio_tokens":0},
              "completion_tokens_details":{"reasoning_tokens":3}}}
            """,
            """
            data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"gpt-5.4-mini","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}],"usage":null}

            data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"gpt-5.4-mini","choices":[{"index":0,"delta":{"content":"Grüße 🌍"},"finish_reason":null}],"usage":null}

            data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"gpt-5.4-mini","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":null}

            data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"gpt-5.4-mini","choices":[],"usage":{"prompt_tokens":11,"completion_tokens":8,"total_tokens":19,"prompt_tokens_details":{"cached_tokens":6},"completion_tokens_details":{"reasoning_tokens":3}}}

            data: [DONE]

            """),
    EMBEDDINGS(
            "/v1/embeddings",
            "text-embedding-3-small",
            new TokenCounts(9, 0, 0, 0, 0),
            """
            {"object":"list","data":[{"object":"embedding","index":0,"embedding":[0.0023,-0.0091,1.5e-3]}],
             "model":"text-embedding-3-small","usage":{"prompt_tokens":9,"total_tokens":9}}
            """,
            ""),
    GEMINI(
            "/v1beta/models/gemini-3.5-flash:streamGenerateContent",
            "gemini-3.5-flash",
            new TokenCounts(14, 25, 40, 0, 5),
            """
            {"candidates":[{"content":{"role":"model","parts":[{"text":"Grüße 🌍"}]},"finishReason":"STOP","index":0}],
             "usageMetadata":{"promptTokenCount":50,"cachedContentTokenCount":40,"toolUsePromptTokenCount":4,
              "candidatesTokenCount":20,"thoughtsTokenCount":5,"totalTokenCount":79,
              "promptTokensDetails":[{"modality":"TEXT","tokenCount":50}]},"modelVersion":"gemini-3.5-flash"}
            """,
            """
            data: {"candidates":[{"content":{"role":"model","parts":[{"text":"Grüße "}]},"index":0}],"usageMetadata":{"promptTokenCount":50,"cachedContentTokenCount":40,"candidatesTokenCount":3,"totalTokenCount":53},"modelVersion":"gemini-3.5-flash"}

            data: {"candidates":[{"content":{"role":"model","parts":[{"text":"🌍"}]},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":50,"cachedContentTokenCount":40,"toolUsePromptTokenCount":4,"candidatesTokenCount":20,"thoughtsTokenCount":5,"totalTokenCount":79},"modelVersion":"gemini-3.5-flash"}

            """);

    private final String path;
    private final String model;
    private final TokenCounts tokens;
    private final String json;
    private final String events;

    ProviderAnswers(String path, String model, TokenCounts tokens, String json, String events) {
        this.path = path;
        this.model = model;
        this.tokens = tokens;
        this.json = json;
        this.events = events;
    }

    public String path() {
        return path;
    }

    public String model() {
        return model;
    }

    /** What a usage row has to say of either answer. */
    public TokenCounts tokens() {
        return tokens;
    }

    /** The whole answer at once. */
    public String json() {
        return json;
    }

    /** The streamed answer; empty where the API does not stream. */
    public String events() {
        return events;
    }

    /** Those that stream. */
    public static List<ProviderAnswers> streaming() {
        return List.of(ANTHROPIC, RESPONSES, CHAT, GEMINI);
    }

    private boolean answers(String target) {
        return target.contains(path) || this == GEMINI && target.contains(":generateContent");
    }

    /** A script that answers by path, streaming where the request asks for it. */
    public static void answer(MockExchange exchange) throws IOException {
        ReceivedRequest request = exchange.request();
        for (ProviderAnswers each : values()) {
            if (each.answers(request.target())) {
                boolean streamed =
                        request.body().replace(" ", "").contains("\"stream\":true")
                                || request.target().contains("alt=sse");
                if (streamed) {
                    exchange.stream();
                    for (String event : each.events.split("(?<=\n\n)")) {
                        exchange.chunk(event);
                    }
                    exchange.end();
                } else {
                    exchange.answer(200, "application/json", each.json);
                }
                return;
            }
        }
        exchange.answer(404, "application/json", "{}");
    }
}
