package io.teamclaw.sidecar.policy;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A text of ours in a provider's format, as if a model had answered with it and was done. Shapes
 * follow the providers' API references; no tokens were used.
 */
public record SpokenAnswer(String contentType, byte[] body) {
    private static final String MESSAGE =
            """
            {"id":"msg_teamclaw","type":"message","role":"assistant","model":$MODEL,\
            "content":[{"type":"text","text":$TEXT}],"stop_reason":"end_turn","stop_sequence":null,\
            "usage":{"input_tokens":0,"output_tokens":0}}""";

    private static final String MESSAGE_EVENTS =
            """
            event: message_start
            data: {"type":"message_start","message":{"id":"msg_teamclaw","type":"message","role":"assistant","model":$MODEL,"content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":0,"output_tokens":0}}}

            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":$TEXT}}

            event: content_block_stop
            data: {"type":"content_block_stop","index":0}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":0}}

            event: message_stop
            data: {"type":"message_stop"}

            """;

    private static final String PART =
            "{\"type\":\"output_text\",\"text\":$TEXT,\"annotations\":[]}";

    private static final String ITEM =
            "{\"id\":\"msg_teamclaw\",\"type\":\"message\",\"status\":\"completed\",\"role\":\"assistant\",\"content\":["
                    + PART
                    + "]}";

    private static final String RESPONSE_HEAD =
            "{\"id\":\"resp_teamclaw\",\"object\":\"response\",\"created_at\":0,\"error\":null,\"incomplete_details\":null,\"instructions\":null,\"metadata\":{},\"model\":$MODEL,\"parallel_tool_calls\":true,\"temperature\":1,\"tool_choice\":\"auto\",\"tools\":[],\"top_p\":1,";

    private static final String RESPONSE =
            RESPONSE_HEAD
                    + "\"status\":\"completed\",\"output\":["
                    + ITEM
                    + "],\"usage\":{\"input_tokens\":0,\"input_tokens_details\":{\"cached_tokens\":0},\"output_tokens\":0,\"output_tokens_details\":{\"reasoning_tokens\":0},\"total_tokens\":0}}";

    private static final String STARTED =
            RESPONSE_HEAD + "\"status\":\"in_progress\",\"output\":[],\"usage\":null}";

    private static final String RESPONSE_EVENTS =
            """
            event: response.created
            data: {"type":"response.created","sequence_number":0,"response":$STARTED}

            event: response.output_item.added
            data: {"type":"response.output_item.added","sequence_number":1,"output_index":0,"item":{"id":"msg_teamclaw","type":"message","status":"in_progress","role":"assistant","content":[]}}

            event: response.content_part.added
            data: {"type":"response.content_part.added","sequence_number":2,"item_id":"msg_teamclaw","output_index":0,"content_index":0,"part":{"type":"output_text","text":"","annotations":[]}}

            event: response.output_text.delta
            data: {"type":"response.output_text.delta","sequence_number":3,"item_id":"msg_teamclaw","output_index":0,"content_index":0,"delta":$TEXT,"logprobs":[]}

            event: response.output_text.done
            data: {"type":"response.output_text.done","sequence_number":4,"item_id":"msg_teamclaw","output_index":0,"content_index":0,"text":$TEXT,"logprobs":[]}

            event: response.content_part.done
            data: {"type":"response.content_part.done","sequence_number":5,"item_id":"msg_teamclaw","output_index":0,"content_index":0,"part":$PART}

            event: response.output_item.done
            data: {"type":"response.output_item.done","sequence_number":6,"output_index":0,"item":$ITEM}

            event: response.completed
            data: {"type":"response.completed","sequence_number":7,"response":$RESPONSE}

            """
                    .replace("$STARTED", STARTED)
                    .replace("$PART", PART)
                    .replace("$ITEM", ITEM)
                    .replace("$RESPONSE", RESPONSE);

    private static final String COMPLETION =
            """
            {"id":"chatcmpl-teamclaw","object":"chat.completion","created":0,"model":$MODEL,\
            "choices":[{"index":0,"message":{"role":"assistant","content":$TEXT,"refusal":null},\
            "logprobs":null,"finish_reason":"stop"}],\
            "usage":{"prompt_tokens":0,"completion_tokens":0,"total_tokens":0}}""";

    private static final String COMPLETION_EVENTS =
            """
            data: {"id":"chatcmpl-teamclaw","object":"chat.completion.chunk","created":0,"model":$MODEL,"choices":[{"index":0,"delta":{"role":"assistant","content":$TEXT},"finish_reason":null}]}

            data: {"id":"chatcmpl-teamclaw","object":"chat.completion.chunk","created":0,"model":$MODEL,"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: {"id":"chatcmpl-teamclaw","object":"chat.completion.chunk","created":0,"model":$MODEL,"choices":[],"usage":{"prompt_tokens":0,"completion_tokens":0,"total_tokens":0}}

            data: [DONE]

            """;

    private static final String CONTENT =
            """
            {"candidates":[{"content":{"role":"model","parts":[{"text":$TEXT}]},"finishReason":"STOP","index":0}],\
            "usageMetadata":{"promptTokenCount":0,"candidatesTokenCount":0,"totalTokenCount":0},\
            "modelVersion":$MODEL}""";

    private static final String CONVERSATION =
            """
            {"output":{"message":{"role":"assistant","content":[{"text":$TEXT}]}},"stopReason":"end_turn",\
            "usage":{"inputTokens":0,"outputTokens":0,"totalTokens":0},"metrics":{"latencyMs":0}}""";

    private static final String OLLAMA =
            """
            {"model":$MODEL,"created_at":"1970-01-01T00:00:00Z",$WORDS,"done":true,"done_reason":"stop",\
            "total_duration":0,"load_duration":0,"prompt_eval_count":0,"prompt_eval_duration":0,\
            "eval_count":0,"eval_duration":0}
            """;

    private static final String OLLAMA_CHAT =
            OLLAMA.replace("$WORDS", "\"message\":{\"role\":\"assistant\",\"content\":$TEXT}");

    private static final String OLLAMA_GENERATE = OLLAMA.replace("$WORDS", "\"response\":$TEXT");

    /** Whether there is a way to say something in answer to a call. */
    static boolean canSay(CallFacts call) {
        return call.speech().isPresent();
    }

    /** A model's answer with this text. */
    public static SpokenAnswer of(Speech speech, String model, String text) {
        String template =
                switch (speech) {
                    case MESSAGES -> MESSAGE;
                    case MESSAGES_STREAM -> MESSAGE_EVENTS;
                    case RESPONSES -> RESPONSE;
                    case RESPONSES_STREAM -> RESPONSE_EVENTS;
                    case CHAT -> COMPLETION;
                    case CHAT_STREAM -> COMPLETION_EVENTS;
                    case GEMINI -> CONTENT;
                    case GEMINI_STREAM -> "data: " + CONTENT + "\n\n";
                    case GEMINI_ARRAY -> "[" + CONTENT + "]";
                    case CONVERSE -> CONVERSATION;
                    case CONVERSE_STREAM -> ConverseEvents.LINES;
                    case OLLAMA_CHAT -> OLLAMA_CHAT;
                    case OLLAMA_GENERATE -> OLLAMA_GENERATE;
                };
        // The model is the agent's own text: put in last, it cannot bring a mark of ours with it.
        String body = template.replace("$TEXT", json(text)).replace("$MODEL", json(model));
        return new SpokenAnswer(
                speech.contentType(),
                speech == Speech.CONVERSE_STREAM
                        ? ConverseEvents.encoded(body)
                        : body.getBytes(StandardCharsets.UTF_8));
    }

    private static String json(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
