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

class SettingsTest {
    @Test
    void needsAKeyPoolAndNothingElse() {
        Settings settings = settings(Map.of("KEY_POOL_FILE", "/tmp/pool.json"));
        assertThat(settings.listen().host()).isEqualTo("127.0.0.1");
        assertThat(settings.listen().port()).isEqualTo(3000);
        assertThat(settings.keys().pool())
                .isEqualTo(new KeyPoolLocation.PoolFile(Path.of("/tmp/pool.json")));
        assertThat(settings.usage().table()).isEmpty();
        assertThat(settings.usage().kept()).isEqualTo(Duration.ofDays(90));
        assertThat(settings.usage().spillFolder()).isEmpty();
        assertThat(settings.usage().flushBound()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.owner().teamId()).isEmpty();
        assertThat(settings.upstream().providersFile()).isEmpty();
        assertThat(settings.upstream().idle()).isEqualTo(Duration.ofMinutes(10));
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
        assertThat(settings.keys().pool()).isInstanceOf(KeyPoolLocation.Secret.class);
        assertThat(settings.listen().port()).isZero();
        assertThat(settings.usage().kept()).isEqualTo(Duration.ofDays(400));
        assertThat(settings.owner().userId()).isEqualTo(new UserId("alice"));
        assertThat(settings.owner().teamId()).contains(new TeamId("sales"));
        assertThat(settings.upstream().providersFile()).contains(Path.of("/etc/providers.yaml"));
        assertThat(settings.upstream().idle()).isEqualTo(Duration.ofSeconds(30));
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
        assertThat(settings.listen().host()).isEqualTo(host);
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
        return Settings.of(new HashMap<>(variables));
    }

    private static void assertRefused(Map<String, String> variables, String part) {
        assertThatThrownBy(() -> settings(variables))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(part)
                .hasMessageNotContaining("\n");
    }
}
