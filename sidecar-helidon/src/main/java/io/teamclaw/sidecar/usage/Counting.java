package io.teamclaw.sidecar.usage;

import io.teamclaw.config.usage.TokenCounts;
import java.util.Map;

/**
 * What the figures of an answer come to, one way for each format. Figures are by their JSON pointer
 * below the usage object; one that is absent is 0.
 */
final class Counting {
    /** Gemini says by it of what kind the tokens beside it are; as a figure 1 is for pictures. */
    static final String MODALITY = "modality";

    /** Bedrock says by it for how long a cache keeps the tokens beside it; 1 is for an hour. */
    static final String TTL = "ttl";

    private Counting() {}

    static TokenCounts anthropic(Map<String, Long> figures) {
        return new TokenCounts(
                of(figures, "/input_tokens"),
                of(figures, "/output_tokens"),
                of(figures, "/cache_read_input_tokens"),
                of(figures, "/cache_creation_input_tokens"),
                of(figures, "/output_tokens_details/thinking_tokens"),
                of(figures, "/cache_creation/ephemeral_1h_input_tokens"),
                0);
    }

    /** Cached tokens of both kinds are inside the input. */
    static TokenCounts responses(Map<String, Long> figures) {
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

    static TokenCounts chat(Map<String, Long> figures) {
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
                reasoning > 0 && of(figures, "/total_tokens") == prompt + completion + reasoning;
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

    /** Thoughts are beside the candidates. */
    static TokenCounts gemini(Map<String, Long> figures) {
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
                marked(figures, MODALITY, "tokenCount"));
    }

    /** The input is what was neither read from nor written to a cache. */
    static TokenCounts converse(Map<String, Long> figures) {
        return new TokenCounts(
                of(figures, "/inputTokens"),
                of(figures, "/outputTokens"),
                of(figures, "/cacheReadInputTokens"),
                of(figures, "/cacheWriteInputTokens"),
                0,
                marked(figures, TTL, "inputTokens"),
                0);
    }

    /**
     * Bedrock passes the model's own answer on, whatever its maker's format, and adds figures of
     * its own: in headers, or at the end of a stream. The maker's say more where both are there.
     */
    static TokenCounts invoke(Map<String, Long> figures) {
        TokenCounts maker =
                figures.containsKey("/prompt_tokens")
                        ? chat(figures)
                        : figures.containsKey("/inputTokens")
                                ? converse(figures)
                                : anthropic(figures);
        boolean inputKnown = maker.input() + maker.cacheRead() + maker.cacheWrite() > 0;
        return new TokenCounts(
                inputKnown ? maker.input() : of(figures, "/inputTokenCount"),
                Math.max(maker.output(), of(figures, "/outputTokenCount")),
                Math.max(maker.cacheRead(), of(figures, "/cacheReadInputTokenCount")),
                Math.max(maker.cacheWrite(), of(figures, "/cacheWriteInputTokenCount")),
                maker.reasoning(),
                maker.cacheWrite1h(),
                maker.images());
    }

    static TokenCounts ollama(Map<String, Long> figures) {
        return new TokenCounts(
                of(figures, "/prompt_eval_count"), of(figures, "/eval_count"), 0, 0, 0);
    }

    /** The sum of the figures of a name beside which another one is 1. */
    private static long marked(Map<String, Long> figures, String mark, String name) {
        long sum = 0;
        for (Map.Entry<String, Long> figure : figures.entrySet()) {
            String pointer = figure.getKey();
            if (figure.getValue() == 1 && pointer.endsWith("/" + mark)) {
                String list = pointer.substring(0, pointer.length() - mark.length());
                sum += of(figures, list + name);
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
