package io.teamclaw.sidecar.usage;

import io.teamclaw.config.usage.TokenCounts;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How an answer states its usage. It follows from the path and not from the provider, since some
 * providers speak several formats side by side.
 */
public enum WireFormat {
    /** Messages: the prompt in {@code message_start}, the answer in {@code message_delta}. */
    ANTHROPIC_MESSAGES(
            Counting::anthropic,
            Set.of("/message/usage", "/usage"),
            Set.of("text", "thinking", "partial_json")),

    /** Responses: {@code response.completed}. */
    OPENAI_RESPONSES(Counting::responses, Set.of("/response/usage", "/usage"), Set.of("delta")),

    /** Chat completions, completions and embeddings; Groq repeats the figures under x_groq. */
    OPENAI_CHAT(
            Counting::chat,
            Set.of("/usage", "/x_groq/usage"),
            Set.of("content", "reasoning_content", "reasoning", "refusal", "arguments")),

    /** Gemini: cumulative figures in each chunk. */
    GEMINI(Counting::gemini, Set.of("/usageMetadata"), Set.of("text")),

    /** Bedrock's {@code converse} and {@code converse-stream}, whose last event has the figures. */
    BEDROCK_CONVERSE(Counting::converse, Set.of("/usage"), Set.of("text", "input")),

    /** Bedrock's {@code invoke}: the answer of the model's maker, and figures of Bedrock's own. */
    BEDROCK_INVOKE(
            Counting::invoke,
            Set.of(
                    "/message/usage",
                    "/usage",
                    "/metadata/usage",
                    "/amazon-bedrock-invocationMetrics"),
            Set.of("text", "thinking", "partial_json", "content", "generation", "outputText")),

    /**
     * Ollama's own API: the last line of an answer, or its only one, has the figures at its top.
     */
    OLLAMA(Counting::ollama, Set.of(""), Set.of("content", "response", "thinking"));

    /** Names of the objects and lists that lead to figures and models. */
    static final Set<String> PATH_NAMES =
            Set.of(
                    "usage",
                    "message",
                    "response",
                    "x_groq",
                    "usageMetadata",
                    "metadata",
                    "amazon-bedrock-invocationMetrics",
                    "cache_creation",
                    "cacheDetails",
                    "input_tokens_details",
                    "output_tokens_details",
                    "prompt_tokens_details",
                    "completion_tokens_details",
                    "promptTokensDetails",
                    "candidatesTokensDetails");

    /** Names of the fields, at whatever depth, that can be figures of any format. */
    static final Set<String> FIGURE_NAMES =
            Set.of(
                    "input_tokens",
                    "output_tokens",
                    "cache_read_input_tokens",
                    "cache_creation_input_tokens",
                    "ephemeral_1h_input_tokens",
                    "cached_tokens",
                    "image_tokens",
                    "reasoning_tokens",
                    "thinking_tokens",
                    "prompt_tokens",
                    "completion_tokens",
                    "total_tokens",
                    "prompt_cache_hit_tokens",
                    "cache_write_tokens",
                    "promptTokenCount",
                    "cachedContentTokenCount",
                    "candidatesTokenCount",
                    "thoughtsTokenCount",
                    "toolUsePromptTokenCount",
                    "tokenCount",
                    "inputTokens",
                    "outputTokens",
                    "cacheReadInputTokens",
                    "cacheWriteInputTokens",
                    "inputTokenCount",
                    "outputTokenCount",
                    "cacheReadInputTokenCount",
                    "cacheWriteInputTokenCount",
                    "prompt_eval_count",
                    "eval_count");

    private static final Set<String> GEMINI_METHODS =
            Set.of(
                    "generatecontent",
                    "streamgeneratecontent",
                    "embedcontent",
                    "batchembedcontents");

    private static final Map<String, String> BEDROCK_HEADERS =
            Map.of(
                    "x-amzn-bedrock-input-token-count", "/inputTokenCount",
                    "x-amzn-bedrock-output-token-count", "/outputTokenCount");

    private final Function<Map<String, Long>, TokenCounts> counting;
    private final Set<String> usagePaths;
    private final Set<String> textNames;

    WireFormat(
            Function<Map<String, Long>, TokenCounts> counting,
            Set<String> usagePaths,
            Set<String> textNames) {
        this.counting = counting;
        this.usagePaths = usagePaths;
        this.textNames = textNames;
    }

    /** The format of a call's answer by its path; empty for calls that generate nothing. */
    public static Optional<WireFormat> ofPath(String rawPath) {
        if (rawPath.endsWith("/messages")) {
            return Optional.of(ANTHROPIC_MESSAGES);
        }
        if (rawPath.endsWith("/responses")) {
            return Optional.of(OPENAI_RESPONSES);
        }
        if (rawPath.endsWith("/completions") || rawPath.endsWith("/embeddings")) {
            return Optional.of(OPENAI_CHAT);
        }
        if (rawPath.endsWith("/converse") || rawPath.endsWith("/converse-stream")) {
            return Optional.of(BEDROCK_CONVERSE);
        }
        if (rawPath.endsWith("/invoke") || rawPath.endsWith("/invoke-with-response-stream")) {
            return Optional.of(BEDROCK_INVOKE);
        }
        if (rawPath.endsWith("/api/chat") || rawPath.endsWith("/api/generate")) {
            return Optional.of(OLLAMA);
        }
        String method = rawPath.substring(rawPath.lastIndexOf(':') + 1);
        return GEMINI_METHODS.contains(method.toLowerCase(Locale.ROOT))
                ? Optional.of(GEMINI)
                : Optional.empty();
    }

    /** Whether a call of this format names its model in its path, whatever its body says. */
    public boolean namesModelInPath() {
        return this == GEMINI || isBedrock();
    }

    /** Bedrock's models have ids of Bedrock's, under which alone they have a price. */
    boolean isBedrock() {
        return this == BEDROCK_CONVERSE || this == BEDROCK_INVOKE;
    }

    /** JSON pointers of the objects that hold figures; an empty one is the whole document. */
    Set<String> usagePaths() {
        return usagePaths;
    }

    /** Names of the string fields in which a streamed answer carries generated text. */
    Set<String> textNames() {
        return textNames;
    }

    /** Headers of an answer that are figures, and what they are called among these. */
    Map<String, String> figureHeaders() {
        return this == BEDROCK_INVOKE ? BEDROCK_HEADERS : Map.of();
    }

    /** Whether figures under this path are the call's last word. */
    boolean isFinal(String usagePath) {
        // It opens Anthropic's stream; what was generated since comes with the delta.
        return !usagePath.equals("/message/usage");
    }

    /** Whether a text field says that this document is the last, though a figure of 0 be absent. */
    boolean isEnd(String pointer) {
        return this == OLLAMA && pointer.equals("/done_reason");
    }

    /** What the figures (JSON pointer below the usage object to value) come to. */
    TokenCounts counts(Map<String, Long> figures) {
        return counting.apply(figures);
    }
}
