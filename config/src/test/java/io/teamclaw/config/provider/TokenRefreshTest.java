package io.teamclaw.config.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRefreshTest {
    @TempDir private Path folder;

    @Test
    void onlyProvidersThatPublishAnEndpointHaveOne() {
        assertThat(ProviderRegistry.builtIn().providers())
                .filteredOn(each -> each.tokenRefresh().isPresent())
                .extracting(Provider::id)
                .containsExactly("openai-codex");
        assertThat(ProviderRegistry.builtIn().find("openai-codex").flatMap(Provider::tokenRefresh))
                .contains(
                        new TokenRefresh(
                                URI.create("https://auth.openai.com/oauth/token"),
                                Optional.of("app_EMoamEEZ73f0CkXaXp7hrann"),
                                TokenRefresh.Body.JSON));
    }

    @Test
    void anInstallationNamesAnotherAndAFormIsUsual() throws IOException {
        assertThat(refreshOf("{endpoint: \"https://id.example.com/token\"}"))
                .contains(
                        new TokenRefresh(
                                URI.create("https://id.example.com/token"),
                                Optional.empty(),
                                TokenRefresh.Body.FORM));
    }

    /** A refresh token goes there: nobody may listen on the way. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example.com/token",
                "http://10.0.0.5/token",
                "http://169.254.170.2/token",
                "https://user:secret@id.example.com/token",
                "https://id.example.com/token?key=secret",
                "ftp://id.example.com/token",
                "id.example.com"
            })
    void aPlaceWhereNoRefreshTokenMayGoIsRefusedWithoutQuotingIt(String endpoint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> refreshOf("{endpoint: \"" + endpoint + "\"}"))
                .withMessageContaining("anthropic-token.token-refresh.endpoint")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:8080/token", "http://localhost/token", "http://[::1]/t"})
    void thisMachineNeedsNoTls(String endpoint) throws IOException {
        assertThat(refreshOf("{endpoint: \"" + endpoint + "\"}")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {client-id: x} | endpoint is missing
            {endpoint: "https://a.example/t", body: xml} | body is unfit
            {endpoint: "https://a.example/t", secret: x} | secret is not known
            """)
    void whatIsUnfitIsNamed(String entry, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> refreshOf(entry))
                .withMessageContaining(message);
    }

    private Optional<TokenRefresh> refreshOf(String entry) throws IOException {
        Path overlay = folder.resolve("providers.yaml");
        Files.writeString(overlay, "providers: {anthropic-token: {token-refresh: " + entry + "}}");
        return ProviderRegistry.builtIn()
                .withOverlay(overlay)
                .find("anthropic-token")
                .flatMap(Provider::tokenRefresh);
    }
}
