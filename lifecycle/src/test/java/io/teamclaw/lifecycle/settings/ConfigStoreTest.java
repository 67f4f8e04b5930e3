package io.teamclaw.lifecycle.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.openclaw.ConfigTiers;
import io.teamclaw.config.openclaw.InvalidWorkspaceConfigException;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.People;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.User;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ConfigStoreTest {
    private static final EmailAddress ADMIN = new EmailAddress("admin@example.com");
    private static final User ADA = People.person("ada", new TeamId("research"));
    private static final String TABLE = "teamclaw-config-" + EmbeddedDynamoDb.ENVIRONMENT;

    private final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
    private final ConfigStore config =
            new ConfigStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);

    @AfterEach
    void stop() {
        dynamoDb.close();
    }

    @Test
    void hasEmptyTiersBeforeAnythingIsSet() {
        ConfigTiers tiers = config.tiersOf(ADA);

        assertThat(tiers.global()).isEmpty();
        assertThat(tiers.team()).isEmpty();
        assertThat(tiers.user()).isEmpty();
        assertThat(tiers.bootstrap().system()).isEmpty();
    }

    @Test
    void sortsWhatIsSetIntoTheTiersOfThePerson() {
        config.put("global", "openclaw/tools", "{\"deny\":[\"exec\"]}", ADMIN);
        config.put("global", "openclaw/ui", "{\"a\":1}", ADMIN);
        config.put("team#research", "openclaw/ui", "{\"a\":2}", ADMIN);
        config.put("user#ada", "openclaw/ui", "null", ADMIN);
        config.put("global", "bootstrap/SOUL.md", "\"Be kind.\"", ADMIN);
        config.put("team#research", "bootstrap/SOUL.md", "\"Cite.\\nAlways.\"", ADMIN);
        config.put("user#ada", "bootstrap/USER.md", "\"I am Ada.\"", ADMIN);
        config.put("global", "platform/allowed-domains", "[]", ADMIN);
        config.put("user#eve", "openclaw/ui", "{\"a\":9}", ADMIN);
        config.put("team#sales", "openclaw/ui", "{\"a\":9}", ADMIN);

        ConfigTiers tiers = config.tiersOf(ADA);

        assertThat(tiers.global())
                .hasToString("{\"tools\":{\"deny\":[\"exec\"]},\"ui\":{\"a\":1}}");
        assertThat(tiers.team()).hasToString("{\"ui\":{\"a\":2}}");
        assertThat(tiers.user()).hasToString("{\"ui\":null}");
        assertThat(tiers.bootstrap())
                .isEqualTo(
                        new ConfigTiers.Bootstrap(
                                Map.of("SOUL.md", "Be kind."),
                                Map.of("SOUL.md", "Cite.\nAlways."),
                                Map.of("USER.md", "I am Ada.")));
    }

    @Test
    void aModelHasToBeAllowedForAllTheTeamAndThePerson() {
        config.put("global", "platform/allowed-models", "[\"anthropic\",\"openai\"]", ADMIN);
        config.put("team#research", "platform/allowed-models", "[\"anthropic\"]", ADMIN);
        config.put("user#ada", "platform/allowed-models", "[\"anthropic/x\"]", ADMIN);
        config.put("user#eve", "platform/allowed-models", "[\"mistral\"]", ADMIN);

        assertThat(config.tiersOf(ADA).allowed().entries()).containsExactly("anthropic/x");

        config.put("user#ada", "platform/allowed-models", "[\"openai/y\"]", ADMIN);
        ConfigTiers nothing = config.tiersOf(ADA);
        assertThatExceptionOfType(InvalidWorkspaceConfigException.class)
                .isThrownBy(nothing::allowed);
    }

    @Test
    void givesBackReplacesAndRemovesAValue() {
        assertThat(config.get("global", "openclaw/ui")).isEmpty();
        config.put("global", "openclaw/ui", "1", ADMIN);
        config.put("global", "openclaw/ui", "2", new EmailAddress("other@example.com"));

        assertThat(config.get("global", "openclaw/ui")).contains("2");
        Map<String, AttributeValue> item = item("global", "openclaw/ui");
        assertThat(item.get("setBy").s()).isEqualTo("other@example.com");
        assertThat(Instant.parse(item.get("setAt").s())).isAfter(Instant.EPOCH);
        assertThat(item.get("version").n()).isEqualTo("2");

        config.remove("global", "openclaw/ui");
        config.remove("global", "openclaw/ui");
        assertThat(config.get("global", "openclaw/ui")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "everywhere, openclaw/ui",
        "team#, openclaw/ui",
        "user#../x, openclaw/ui",
        "global, ui",
        "global, openclaw/",
        "global, openclaw/a.b",
        "global, openclaw/__proto__",
        "global, openclaw/constructor",
        "global, bootstrap/../../passwd",
        "global, bootstrap/OTHER.md",
        "global, platform/A b",
    })
    void refusesNamesOfNoForm(String scope, String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> config.put(scope, key, "{}", ADMIN));
        assertThatIllegalArgumentException().isThrownBy(() -> config.get(scope, key));
        assertThatIllegalArgumentException().isThrownBy(() -> config.remove(scope, key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{} {}", "{\"a\":1,\"a\":2}", "{a:1}", "NaN", "secret"})
    void refusesWhatIsNoJsonAndDoesNotShowIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config.put("global", "openclaw/ui", text, ADMIN))
                .withMessage("The value of global openclaw/ui is not JSON")
                .withNoCause();
    }

    @Test
    void refusesABootstrapFileThatIsNoTextAndDomainsThatAreNoList() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config.put("global", "bootstrap/SOUL.md", "{}", ADMIN))
                .withMessageContaining("JSON string");
        for (String value : new String[] {"\"example.com\"", "[1]", "{}"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> config.put("global", "platform/allowed-domains", value, ADMIN));
        }
    }

    @Test
    void namesTheStoredValueThatIsMalformed() {
        store("team#research", "openclaw/ui", "{broken");

        assertThatExceptionOfType(InvalidWorkspaceConfigException.class)
                .isThrownBy(() -> config.tiersOf(ADA))
                .withMessageContaining("team#research openclaw/ui")
                .withMessageNotContaining("broken");
    }

    @Test
    void takesTheDomainsOfTheDefaultUntilOthersAreSet() {
        assertThat(config.signUpPolicy(Set.of("example.com")).allowedDomains())
                .containsExactly("example.com");

        config.put("global", "platform/allowed-domains", "[\"Company.com\"]", ADMIN);
        assertThat(config.signUpPolicy(Set.of("example.com")).allowedDomains())
                .containsExactly("company.com");

        config.put("global", "platform/allowed-domains", "[]", ADMIN);
        assertThat(config.signUpPolicy(Set.of("example.com")).allowedDomains()).isEmpty();
    }

    @Test
    void letsNobodySignUpByAListThatItCannotRead() {
        store("global", "platform/allowed-domains", "example.com");

        assertThatIllegalStateException()
                .isThrownBy(() -> config.signUpPolicy(Set.of("example.com")))
                .withMessageContaining("platform/allowed-domains");
    }

    private Map<String, AttributeValue> item(String scope, String key) {
        return dynamoDb.client()
                .getItem(
                        get ->
                                get.tableName(TABLE)
                                        .key(
                                                Map.of(
                                                        "scopeKey", AttributeValue.fromS(scope),
                                                        "configKey", AttributeValue.fromS(key))))
                .item();
    }

    private void store(String scope, String key, String value) {
        dynamoDb.client()
                .putItem(
                        put ->
                                put.tableName(TABLE)
                                        .item(
                                                Map.of(
                                                        "scopeKey", AttributeValue.fromS(scope),
                                                        "configKey", AttributeValue.fromS(key),
                                                        "value", AttributeValue.fromS(value))));
    }
}
