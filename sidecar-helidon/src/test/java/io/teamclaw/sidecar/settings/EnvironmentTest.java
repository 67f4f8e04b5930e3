package io.teamclaw.sidecar.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
    @Test
    void needsAKeyPoolAndNothingElse() {
        Settings settings = settings(Map.of("KEY_POOL_FILE", "/tmp/pool.json"));
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(3000);
        assertThat(settings.keyPool())
                .isEqualTo(new KeyPoolLocation.PoolFile(Path.of("/tmp/pool.json")));
        assertThat(settings.usageTable()).isEmpty();
        assertThat(settings.usageKept()).isEqualTo(Duration.ofDays(90));
        assertThat(settings.teamId()).isEmpty();
        assertThat(settings.providersFile()).isEmpty();
        assertThat(settings.upstreamIdle()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void takesEverySetting() {
        Settings settings =
                settings(
                        Map.of(
                                "API_KEYS_SECRET_ARN", "arn:aws:secretsmanager:eu:1:secret:x",
                                "SIDECAR_HOST", "::1",
                                "SIDECAR_PORT", "0",
                                "USAGE_TABLE_NAME", "teamclaw-usage-test",
                                "USAGE_RETENTION_DAYS", "400",
                                "USER_ID", "alice",
                                "TEAM_ID", "sales",
                                "SIDECAR_PROVIDERS_FILE", "/etc/providers.yaml",
                                "SIDECAR_UPSTREAM_IDLE_SECONDS", "30"));
        assertThat(settings.keyPool()).isInstanceOf(KeyPoolLocation.Secret.class);
        assertThat(settings.port()).isZero();
        assertThat(settings.usageKept()).isEqualTo(Duration.ofDays(400));
        assertThat(settings.userId()).isEqualTo(new UserId("alice"));
        assertThat(settings.teamId()).contains(new TeamId("sales"));
        assertThat(settings.providersFile()).contains(Path.of("/etc/providers.yaml"));
        assertThat(settings.upstreamIdle()).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.168.1.5", "::", "example.com", "localhost.example.com"})
    void refusesToListenWhereOthersReachIt(String host) {
        assertRefused(Map.of("KEY_POOL_FILE", "p", "SIDECAR_HOST", host), "SIDECAR_HOST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1", "localhost"})
    void listensOnLoopback(String host) {
        Settings settings = settings(Map.of("KEY_POOL_FILE", "p", "SIDECAR_HOST", host));
        assertThat(settings.host()).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource({
        "SIDECAR_PORT, 65536",
        "SIDECAR_PORT, -1",
        "SIDECAR_PORT, http",
        "SIDECAR_UPSTREAM_IDLE_SECONDS, 0",
        "USAGE_RETENTION_DAYS, 0",
        "USAGE_RETENTION_DAYS, 3654",
        "USAGE_RETENTION_DAYS, forever",
        "USER_ID, Not An Id",
        "TEAM_ID, -x"
    })
    void namesTheVariableThatIsWrong(String name, String value) {
        assertRefused(Map.of("KEY_POOL_FILE", "p", name, value), name);
    }

    @Test
    void wantsExactlyOneKeyPool() {
        assertRefused(Map.of(), "KEY_POOL_FILE");
        assertRefused(Map.of("KEY_POOL_FILE", " "), "none is set");
        assertRefused(Map.of("KEY_POOL_FILE", "p", "API_KEYS_SECRET_ARN", "a"), "both are set");
    }

    @Test
    void wantsAUserForTheUsageTable() {
        assertRefused(Map.of("KEY_POOL_FILE", "p", "USAGE_TABLE_NAME", "t"), "USER_ID");
    }

    private static Settings settings(Map<String, String> variables) {
        return new Environment(new HashMap<>(variables)).settings();
    }

    private static void assertRefused(Map<String, String> variables, String part) {
        assertThatThrownBy(() -> settings(variables))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(part)
                .hasMessageNotContaining("\n");
    }
}
