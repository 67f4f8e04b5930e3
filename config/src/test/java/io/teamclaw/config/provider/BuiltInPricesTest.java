package io.teamclaw.config.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.usage.TokenCounts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInPricesTest {
    private static final TokenCounts MILLION_EACH =
            new TokenCounts(1_000_000, 1_000_000, 1_000_000, 1_000_000, 0);

    private final ProviderRegistry registry = ProviderRegistry.builtIn();

    @Test
    void everyPriceSaysWhenAndWhereFrom() {
        assertThat(priced(registry.providers().stream().flatMap(BuiltInPricesTest::all)))
                .hasSizeGreaterThan(40)
                .allSatisfy(
                        price -> {
                            assertThat(price.source()).isNotBlank().doesNotContain("://");
                            assertThat(price.asOf())
                                    .isBetween(
                                            LocalDate.of(2026, 9, 1), LocalDate.of(2026, 11, 22));
                        });
    }

    @Test
    void noKindOfInputIsFreeAndTheCacheIsNeverDearerThanReadingAnew() {
        assertThat(priced(registry.providers().stream().flatMap(BuiltInPricesTest::all)))
                .allSatisfy(
                        price -> {
                            assertThat(price.input()).isPositive();
                            assertThat(price.cacheRead()).isPositive();
                            assertThat(price.cacheRead()).isLessThanOrEqualTo(price.input());
                            assertThat(price.cacheWrite()).isGreaterThanOrEqualTo(price.input());
                        });
    }

    /** Anthropic's page on prompt caching: 1.25 times the input price, twice for an hour. */
    @Test
    void whatAnthropicKeepsForAnHourCostsTwiceTheInput() {
        assertThat(priced(registry.find("anthropic").orElseThrow().models().stream()))
                .isNotEmpty()
                .allSatisfy(
                        price ->
                                assertThat(price.cacheWrite1h())
                                        .isEqualByComparingTo(
                                                price.input().multiply(BigDecimal.TWO)));
    }

    @Test
    void onlyEmbeddingsGenerateNothing() {
        assertThat(priced(registry.providers().stream().flatMap(each -> each.models().stream())))
                .allSatisfy(
                        price -> assertThat(price.output()).isGreaterThanOrEqualTo(price.input()));
        assertThat(
                        priced(
                                registry.providers().stream()
                                        .flatMap(each -> each.embeddings().stream())))
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(price -> assertThat(price.output()).isEqualTo(BigDecimal.ZERO));
    }

    /** Worked out by hand: a dollar per million tokens is a micro-dollar per token. */
    @ParameterizedTest
    @CsvSource({
        // 2,000 x 3 + 500 x 15 + 10,000 x 0.30 + 1,000 x 3.75
        "anthropic, claude-sonnet-4-6, 2000, 500, 10000, 1000, 20250",
        // 2,000 x 1 + 500 x 5 + 10,000 x 0.10 + 1,000 x 1.25
        "anthropic, claude-haiku-4-5-20251001, 2000, 500, 10000, 1000, 6750",
        // 2,000 x 1.50 + 500 x 9 + 10,000 x 0.15
        "google, gemini-3.5-flash, 2000, 500, 10000, 0, 9000",
        // 2,000 x 2 + 500 x 12 + 10,000 x 0.20
        "google, gemini-3.1-pro-preview, 2000, 500, 10000, 0, 12000",
        // 2,000 x 0.50 + 500 x 1.50 + 10,000 x 0.05
        "mistral, mistral-large-latest, 2000, 500, 10000, 0, 2250",
        // 2,000 x 0.15 + 500 x 0.60 + 10,000 x 0.075
        "groq, openai/gpt-oss-120b, 2000, 500, 10000, 0, 1350",
        // 3 x 0.075 + 1 x 0.30 + 2 x 0.0375 = 0.6, rounded once
        "groq, openai/gpt-oss-20b, 3, 1, 2, 0, 1",
        // 2,000 x 0.95 + 500 x 4 + 10,000 x 0.16 + 1,000 x 0.95
        "fireworks, accounts/fireworks/models/kimi-k2p6, 2000, 500, 10000, 1000, 6450",
        "openrouter, moonshotai/kimi-k2.6, 2000, 500, 10000, 1000, 6450",
        // 2,000 x 2.10 + 500 x 6.60 + 10,000 x 0.21
        "fireworks, accounts/fireworks/routers/glm-5p2-fast, 2000, 500, 10000, 0, 9600",
        // 2,000 x 0.20 + 500 x 1.20 + 10,000 x 0.02 + 1,000 x 0.25
        "openai, gpt-5.6-luna, 2000, 500, 10000, 1000, 1450",
        // 2,000 x 0.95 + 500 x 4 + 10,000 x 0.16
        "moonshot, kimi-k2.6, 2000, 500, 10000, 0, 5500",
        // 2,000 x 1.50 + 500 x 9 + 10,000 x 0.15
        "vertex, gemini-3.5-flash, 2000, 500, 10000, 0, 9000",
        // 2,000 x 0.25 + 500 x 0.95 + 10,000 x 0.13
        "deepinfra, deepseek-ai/DeepSeek-V3.1, 2000, 500, 10000, 0, 2275",
        // 2,000 x 1 + 500 x 3.20 + 10,000 x 0.20
        "zai, glm-5, 2000, 500, 10000, 0, 5600",
        // 50,000 x 0.02 and 50,000 x 0.13
        "openai, text-embedding-3-small, 50000, 0, 0, 0, 1000",
        "openai, text-embedding-3-large, 50000, 0, 0, 0, 6500",
    })
    void chargesWhatTheProviderDoes(
            String provider,
            String model,
            long input,
            long output,
            long read,
            long written,
            long micros) {
        assertThat(
                        registry.costMicros(
                                provider, model, new TokenCounts(input, output, read, written, 0)))
                .hasValue(micros);
    }

    @Test
    void aTokenWrittenToACacheThatTakesNoFeeCostsWhatInputDoes() {
        assertThat(registry.costMicros("openai", "gpt-5.5", new TokenCounts(0, 0, 0, 1_000, 0)))
                .isEqualTo(
                        registry.costMicros(
                                "openai", "gpt-5.5", new TokenCounts(1_000, 0, 0, 0, 0)))
                .hasValue(5_000);
    }

    @ParameterizedTest
    @CsvSource({
        "anthropic,  claude-sonnet-4-6,                   22050000",
        "anthropic,  claude-haiku-4-5-20251001,            7350000",
        "openai,     gpt-5.5-2026-01-31,                  40500000",
        "openai,     openai/gpt-5.5,                      40500000",
        "openrouter, openai/gpt-5.5,                      40500000",
        "openrouter, openai/gpt-5.5-2026-01-31,           40500000",
        "openrouter, anthropic/claude-sonnet-4.6,         22050000",
        "openrouter, google/gemini-3.5-flash,             12150000",
        "openrouter, openai/text-embedding-3-small,          60000",
        "together,   moonshotai/Kimi-K2.6,                 7100000",
    })
    void pricesAModelUnderTheNamesThatAnswersGiveIt(String provider, String model, long micros) {
        assertThat(registry.costMicros(provider, model, MILLION_EACH)).hasValue(micros);
    }

    @ParameterizedTest
    @CsvSource({
        "anthropic,       claude-sonnet-4-6-preview",
        "anthropic,       claude-sonnet-4-6-2025",
        "anthropic,       unknown",
        "anthropic,       ''",
        "anthropic-token, claude-sonnet-4-6",
        "openai-codex,    gpt-5.5",
        "openrouter,      auto",
        "openrouter,      openai/gpt-5.5:free",
        "openrouter,      openai/gpt-oss-120b",
        "deepseek,        deepseek-v4-pro",
        "deepseek,        deepseek-flash",
        "azure-openai,    gpt-5.5",
        "cerebras,        gpt-oss-120b",
        "huggingface,     openai/gpt-oss-120b",
        "ollama,          qwen3",
        "amazon-bedrock,  openai.gpt-oss-120b-1:0",
        "nobody,          gpt-5.5",
    })
    void whatHasNoSourceHasNoPrice(String provider, String model) {
        assertThat(registry.costMicros(provider, model, MILLION_EACH)).isEmpty();
    }

    private static Stream<Model> all(Provider provider) {
        return Stream.concat(provider.models().stream(), provider.embeddings().stream());
    }

    private static List<ModelPrice> priced(Stream<Model> models) {
        return models.flatMap(model -> model.price().stream()).toList();
    }
}
