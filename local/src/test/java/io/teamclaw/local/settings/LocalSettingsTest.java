package io.teamclaw.local.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalSettingsTest {
    private static final Path HOME = Path.of("/home/ada");

    @Test
    void needNoVariableAtAll() {
        LocalSettings settings = LocalSettings.of(Map.of(), HOME);

        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.data()).isEqualTo(HOME.resolve(".teamclaw"));
        assertThat(settings.adminPassword()).isEmpty();
        assertThat(settings.allowedDomains()).containsExactly("example.com");
        assertThat(settings.publicOrigin()).hasToString("http://localhost:8080");
    }

    @Test
    void takeWhatTheEnvironmentSays() {
        LocalSettings settings =
                LocalSettings.of(
                        Map.of(
                                "TEAMCLAW_PORT", "9090",
                                "TEAMCLAW_DATA", "/srv/teamclaw",
                                "TEAMCLAW_DOMAINS", "Example.org, corp.example",
                                "TEAMCLAW_ADMIN_PASSWORD", "twelve or more"),
                        HOME);

        assertThat(settings.port()).isEqualTo(9090);
        assertThat(settings.data()).isEqualTo(Path.of("/srv/teamclaw"));
        assertThat(settings.allowedDomains())
                .containsExactlyInAnyOrder("example.org", "corp.example");
        assertThat(settings.adminPassword()).contains("twelve or more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "http", "-1", "8080 "})
    void refuseAPortThatIsNone(String port) {
        assertThatThrownBy(() -> LocalSettings.of(Map.of("TEAMCLAW_PORT", port), HOME))
                .hasMessageContaining("TEAMCLAW_PORT");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "example", "@example.com", "exa mple.com"})
    void refuseADomainThatIsNone(String domains) {
        assertThatThrownBy(() -> LocalSettings.of(Map.of("TEAMCLAW_DOMAINS", domains), HOME))
                .hasMessageContaining("TEAMCLAW_DOMAINS");
    }

    @Test
    void neverShowARefusedPassword() {
        assertThatThrownBy(
                        () ->
                                LocalSettings.of(
                                        Map.of("TEAMCLAW_ADMIN_PASSWORD", "too short"), HOME))
                .hasMessageContaining("TEAMCLAW_ADMIN_PASSWORD")
                .hasMessageNotContaining("too short");
    }

    @Test
    void neverShowThePasswordInText() {
        assertThat(
                        LocalSettings.of(
                                Map.of("TEAMCLAW_ADMIN_PASSWORD", "correct horse battery"), HOME))
                .asString()
                .doesNotContain("horse");
    }
}
