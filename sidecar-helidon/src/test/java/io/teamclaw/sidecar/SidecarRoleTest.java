package io.teamclaw.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.sidecar.settings.InvalidSettingsException;
import io.teamclaw.sidecar.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SidecarRoleTest {
    private static final String ARN = "arn:aws:iam::123456789012:role/teamclaw/dev/sidecar";
    private static final String EXTERNAL_ID = "external-id-0123456789";

    @Test
    void needsTheExternalIdAndKeepsItToItself() {
        Settings settings =
                settings(
                        Map.of(
                                "SIDECAR_ROLE_ARN", ARN,
                                "SIDECAR_EXTERNAL_ID", EXTERNAL_ID,
                                "USER_ID", "alice"));
        assertThat(settings.role().role().orElseThrow().externalId()).isEqualTo(EXTERNAL_ID);
        assertThat(settings.toString()).contains(ARN).doesNotContain(EXTERNAL_ID);
    }

    @Test
    void isNotTakenOnUnlessItIsNamed() {
        assertThat(settings(Map.of()).role().role()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SIDECAR_ROLE_ARN, SIDECAR_EXTERNAL_ID",
        "SIDECAR_EXTERNAL_ID, SIDECAR_ROLE_ARN",
        "USER_ID, USER_ID"
    })
    void isRefusedWithoutAllThatItNeeds(String missing, String named) {
        Map<String, String> variables =
                new HashMap<>(
                        Map.of(
                                "SIDECAR_ROLE_ARN", ARN,
                                "SIDECAR_EXTERNAL_ID", EXTERNAL_ID,
                                "USER_ID", "alice"));
        variables.remove(missing);
        assertThatThrownBy(() -> settings(variables))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(named)
                .hasMessageNotContaining(EXTERNAL_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "with space", "semi;colon"})
    void takesNoExternalIdThatIamWouldNot(String externalId) {
        assertThatThrownBy(
                        () ->
                                settings(
                                        Map.of(
                                                "SIDECAR_ROLE_ARN", ARN,
                                                "SIDECAR_EXTERNAL_ID", externalId,
                                                "USER_ID", "alice")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("SIDECAR_EXTERNAL_ID must");
    }

    @Test
    void namesItsSessionsAsIamWants() {
        assertThat(SidecarRoleCredentials.sessionName("alice")).isEqualTo("sidecar-alice");
        assertThat(SidecarRoleCredentials.sessionName("a/b c")).isEqualTo("sidecar-a-b-c");
        assertThat(SidecarRoleCredentials.sessionName("x".repeat(100))).hasSize(64);
    }

    private static Settings settings(Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(more);
        variables.put("KEY_POOL_FILE", "/tmp/pool.json");
        return Settings.of(variables);
    }
}
