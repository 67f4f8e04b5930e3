package io.teamclaw.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.provider.Provider;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.config.usage.TokenCounts;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidersOverlayTest {
    private static final URI DEMO = URI.create("http://127.0.0.1:4711");

    @TempDir Path folder;

    @Test
    void sendsKeylessCallsToTheDemo() throws Exception {
        Path overlay = ProvidersOverlay.write(folder.resolve("run/o.yaml"), Optional.empty(), DEMO);

        assertThat(anthropic(overlay).keylessBaseUrl()).contains(DEMO);
        assertThat(anthropic(overlay).baseUrl().getHost()).isEqualTo("api.anthropic.com");
    }

    @Test
    void keepsWhatThePersonsOwnFileSays() throws Exception {
        Path own =
                Files.writeString(
                        folder.resolve("own.yaml"),
                        "providers: {anthropic: {base-url: \"http://127.0.0.1:9999\"}}");

        Path overlay = ProvidersOverlay.write(folder.resolve("o.yaml"), Optional.of(own), DEMO);

        assertThat(anthropic(overlay).baseUrl()).hasToString("http://127.0.0.1:9999");
        assertThat(anthropic(overlay).keylessBaseUrl()).contains(DEMO);
    }

    @Test
    void keepsAPriceWithItsDate() throws Exception {
        Path own =
                Files.writeString(
                        folder.resolve("own.yaml"),
                        """
                        providers:
                          anthropic:
                            models:
                              claude-house-model:
                                name: Ours
                                price:
                                  input: 1.50
                                  output: 2
                                  cache-read: 0.10
                                  cache-write: 3
                                  as-of: 2026-09-24
                                  source: our contract
                        """);

        Path overlay = ProvidersOverlay.write(folder.resolve("o.yaml"), Optional.of(own), DEMO);

        assertThat(
                        ProviderRegistry.builtIn()
                                .withOverlay(overlay)
                                .costMicros(
                                        "anthropic",
                                        "claude-house-model",
                                        new TokenCounts(10, 20, 30, 0, 0)))
                .hasValue(15 + 40 + 3);
    }

    @Test
    void namesThePersonsFileAndTheFieldThatIsWrong() throws Exception {
        Path own =
                Files.writeString(
                        folder.resolve("own.yaml"), "providers: {anthropic: {base-uri: x}}");

        assertThatThrownBy(
                        () ->
                                ProvidersOverlay.write(
                                        folder.resolve("o.yaml"), Optional.of(own), DEMO))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("own.yaml")
                .hasMessageContaining("base-uri");
    }

    @Test
    void refusesAFileThatIsNoMapping() throws Exception {
        Path own = Files.writeString(folder.resolve("own.yaml"), "providers: [anthropic]");

        assertThatThrownBy(
                        () ->
                                ProvidersOverlay.write(
                                        folder.resolve("o.yaml"), Optional.of(own), DEMO))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("TEAMCLAW_PROVIDERS_FILE");
    }

    private static Provider anthropic(Path overlay) {
        return ProviderRegistry.builtIn().withOverlay(overlay).find("anthropic").orElseThrow();
    }
}
