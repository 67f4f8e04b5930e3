package io.teamclaw.sidecar.usage;

import io.teamclaw.config.usage.TokenCounts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How an answer states its usage. It follows from the path and not from the provider, since some
 * providers speak several formats side by side.
 */
public enum WireFormat {
    /** Messages: the prompt in {@code message_start}, the answer in {@code message_delta}. */
    ANTHROPIC_MESSAGES(
            Set.of("/message/usage", "/usage"), Set.of("text", "thinking", "partial_json")) {
        @Override
        TokenCounts counts(Map<String, Long> figures) {
            return new TokenCounts(
                    of(figures, "/input_tokens"),
                    of(figures, "/output_tokens"),
                    of(figures, "/cache_read_input_tokens"),
                    of(figures, "/cache_creation_input_tokens"),
                    of(figures, "/output_tokens_details/thinking_tokens"),
                    of(figures, "/cache_creation/ephemeral_1h_input_tokens"),
                    0);
        }

        @Override
        boolean isFinal(String usagePath) {
            // "/message/usage" opens a stream; what was generated since comes with the delta.
            return usagePath.equals("/usage");
        }
    },

    /** Responses: {@code response.completed}; cached tokens of both kinds are inside the input. */
    OPENAI_RESPONSES(Set.of("/response/usage", "/usage"), Set.of("delta")) {
        @Override
        TokenCounts counts(Map<String, Long> figures) {
            long read = of(figures, "/input_tokens_details/cached_tokens");
            long written = of(figures, "/input_tokens_details/cache_write_tokens");
            return new TokenCounts(
                    rest(of(figures, "/input_tokens"), read + written),
                    of(figures, "/output_tokens"),
                    read,
                    written,
                    of(figures, "/output_tokens_details/reasoning_tokens"),
                    0,
                    of(figures, "/input_tokens_details/image_tokens")
                            + of(figures, "/output_tokens_details/image_tokens"));
        }
    },

    /** Chat completions, completions and embeddings; Groq repeats the figures under x_groq. */
    OPENAI_CHAT(
            Set.of("/usage", "/x_groq/usage"),
            Set.of("content", "reasoning_content", "reasoning", "refusal", "arguments")) {
        @Override
        TokenCounts counts(Map<String, Long> figures) {
            long prompt = of(figures, "/prompt_tokens");
            long completion = of(figures, "/completion_tokens");
            long reasoning = of(figures, "/completion_tokens_details/reasoning_tokens");
            // DeepSeek names its cache hits in a way of its own, beside OpenAI's.
            long read =
                    Math.max(
                            of(figures, "/prompt_tokens_details/cached_tokens"),
                            of(figures, "/prompt_cache_hit_tokens"));
            long written = of(figures, "/prompt_tokens_details/cache_write_tokens");
            // xAI leaves reasoning out of the completion; only the total shows it.
            boolean apart =
                    reasoning > 0
                            && of(figures, "/total_tokens") == prompt + completion + reasoning;
            return new TokenCounts(
                    rest(prompt, read + written),
                    apart ? completion + reasoning : completion,
                    read,
                    written,
                    reasoning,
                    0,
                    of(figures, "/prompt_tokens_details/image_tokens")
                            + of(figures, "/completion_tokens_details/image_tokens"));
        }
    },

    /** Gemini: cumulative figures in each chunk; thoughts are beside the candidates. */
    GEMINI(Set.of("/usageMetadata"), Set.of("text")) {
        @Override
        TokenCounts counts(Map<String, Long> figures) {
            long cached = of(figures, "/cachedContentTokenCount");
            long thoughts = of(figures, "/thoughtsTokenCount");
            return new TokenCounts(
                    rest(of(figures, "/promptTokenCount"), cached)
                            + of(figures, "/toolUsePromptTokenCount"),
                    of(figures, "/candidatesTokenCount") + thoughts,
                    cached,
                    0,
                    thoughts,
                    0,
                    pictures(figures));
        }
    };

    private static final List<String> GEMINI_METHODS =
            List.of(
                    "generateContent",
                    "streamGenerateContent",
                    "embedContent",
                    "batchEmbedContents");

    /** Names of the objects and lists that lead to figures and models. */
    static final Set<String> PATH_NAMES =
            Set.of(
                    "usage",
                    "message",
                    "response",
                    "x_groq",
                    "usageMetadata",
                    "cache_creation",
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
                    "tokenCount");

    private final Set<String> usagePaths;
    private final Set<String> textNames;

    WireFormat(Set<String> usagePaths, Set<String> textNames) {
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
        String method = rawPath.substring(rawPath.lastIndexOf(':') + 1);
        for (String each : GEMINI_METHODS) {
            if (each.equalsIgnoreCase(method)) {
                return Optional.of(GEMINI);
            }
        }
        return Optional.empty();
    }

    /** JSON pointers of the objects that hold figures. */
    Set<String> usagePaths() {
        return usagePaths;
    }

    /** Names of the string fields in which a streamed answer carries generated text. */
    Set<String> textNames() {
        return textNames;
    }

    /** Whether figures under this path are the call's last word. */
    boolean isFinal(String usagePath) {
        return true;
    }

    /** What the figures (JSON pointer below the usage object to value) come to. */
    abstract TokenCounts counts(Map<String, Long> figures);

    /** Gemini lists tokens by modality, each with its count beside it. */
    private static long pictures(Map<String, Long> figures) {
        long sum = 0;
        for (Map.Entry<String, Long> figure : figures.entrySet()) {
            String name = figure.getKey();
            if (figure.getValue() == 1 && name.endsWith("/" + AnswerMeter.MODALITY)) {
                String list = name.substring(0, name.length() - AnswerMeter.MODALITY.length());
                sum += of(figures, list + "tokenCount");
            }
        }
        return sum;
    }

    private static long of(Map<String, Long> figures, String name) {
        return figures.getOrDefault(name, 0L);
    }

    private static long rest(long whole, long part) {
        return Math.max(0, whole - part);
    }
}
