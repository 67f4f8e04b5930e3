package io.teamclaw.stacks.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.stacks.testing.Deployments;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KeyAndSecretsTest {
    private static Foundation small;

    @BeforeAll
    static void synthesise() {
        small = Foundation.of(Deployments.small());
    }

    @Test
    void theKeyPoolsSecretIsMadeWithoutAValue() {
        assertThat(small.only("aws_secretsmanager_secret").path("name").asText())
                .isEqualTo("test/teamclaw/api-keys");
        assertThat(small.document().toString())
                .doesNotContain("secret_version")
                .doesNotContain("secret_string")
                .doesNotContain("random_");
    }

    @Test
    void bootstrapSecretsAreLookedUpByNameOnly() {
        List<String> names = new ArrayList<>();
        small.document()
                .at("/data/aws_secretsmanager_secret")
                .forEach(each -> names.add(each.path("name").asText()));
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "test/teamclaw/session-signing-key",
                        "test/teamclaw/sidecar-external-id",
                        "test/teamclaw/origin-secret");
    }

    @Test
    void nobodyEncryptsOrDecryptsWithTheKeyButThroughAService() {
        assertThat(Foundation.statements(small.only("aws_kms_key").path("policy")))
                .filteredOn(
                        each ->
                                Foundation.uses(each, "kms:Decrypt")
                                        || Foundation.uses(each, "kms:CreateGrant"))
                .hasSize(5)
                .allSatisfy(
                        each ->
                                assertThat(
                                                each.at("/Condition/StringEquals/kms:ViaService")
                                                                .isArray()
                                                        || each.at("/Principal/Service").isArray())
                                        .isTrue());
        assertThat(Foundation.statements(small.only("aws_kms_key").path("policy")))
                .allSatisfy(each -> assertThat(Foundation.uses(each, "kms:*")).isFalse());
    }

    @Test
    void servicesUseTheKeyForThisAccountOrEnvironmentOnly() {
        assertThat(Foundation.statements(small.only("aws_kms_key").path("policy")))
                .filteredOn(each -> each.at("/Principal/Service").isArray())
                .hasSize(3)
                .allSatisfy(
                        each ->
                                assertThat(each.path("Condition").toString())
                                        .contains(Deployments.ACCOUNT));
    }
}
