package io.teamclaw.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.provider.Provider;
import io.teamclaw.config.provider.ProviderRegistry;
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
