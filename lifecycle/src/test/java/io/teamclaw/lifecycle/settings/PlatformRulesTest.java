package io.teamclaw.lifecycle.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.People;
import io.teamclaw.lifecycle.testing.SettableClock;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class PlatformRulesTest {
    private static final EmailAddress ADMIN = new EmailAddress("admin@example.com");
    private static final TeamId RESEARCH = new TeamId("research");
    private static final User ADA = person("ada");
    private static final Duration DEFAULT_IDLE = Duration.ofMinutes(30);

    private final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final ConfigStore config =
            new ConfigStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
    private final PlatformRules rules = new PlatformRules(config, DEFAULT_IDLE, clock);

    @AfterEach
    void stop() {
        dynamoDb.close();
    }

    @Test
    void hasDefaultsBeforeAnythingIsSet() {
        assertThat(rules.idleTime(ADA)).isEqualTo(DEFAULT_IDLE);
        assertThat(rules.startsAtOnce()).isEqualTo(20);
        assertThat(rules.activeInAll()).isEmpty();
        assertThat(rules.activeInTeam(RESEARCH)).isEmpty();
        assertThat(rules.longestKeep()).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void takesThePersonsIdleTimeBeforeTheTeamsBeforeAlls() {
        put("global", "idle-minutes", "60");
        assertThat(rules.idleTime(ADA)).isEqualTo(Duration.ofMinutes(60));

        put("team#research", "idle-minutes", "15");
        later();
        assertThat(rules.idleTime(ADA)).isEqualTo(Duration.ofMinutes(15));

        put("user#ada", "idle-minutes", "1440");
        assertThat(rules.idleTime(ADA)).isEqualTo(Duration.ofDays(1));
        assertThat(rules.idleTime(person("eve"))).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void takesTheLimitsThatAreSet() {
        put("global", "starts-at-once", "3");
        put("global", "active-limit", "200");
        put("team#research", "active-limit", "0");
        put("global", "keep-hours", "4");

        assertThat(rules.startsAtOnce()).isEqualTo(3);
        assertThat(rules.activeInAll()).hasValue(200);
        assertThat(rules.activeInTeam(RESEARCH)).hasValue(0);
        assertThat(rules.activeInTeam(new TeamId("sales"))).isEmpty();
        assertThat(rules.longestKeep()).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void readsWhatIsSharedEveryHalfMinuteAndWhatIsAPersonsEachTime() {
        rules.idleTime(ADA);
        put("global", "idle-minutes", "60");
        clock.advance(Duration.ofSeconds(29));
        assertThat(rules.idleTime(ADA)).isEqualTo(DEFAULT_IDLE);
        clock.advance(Duration.ofSeconds(1));
        assertThat(rules.idleTime(ADA)).isEqualTo(Duration.ofMinutes(60));

        put("user#ada", "idle-minutes", "5");
        assertThat(rules.idleTime(ADA)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void countsWhatIsMalformedAsNotSet() {
        put("team#research", "idle-minutes", "15");
        store("user#ada", "idle-minutes", "\"soon\"");
        store("global", "starts-at-once", "0");
        store("global", "keep-hours", "{");

        assertThat(rules.idleTime(ADA)).isEqualTo(Duration.ofMinutes(15));
        assertThat(rules.startsAtOnce()).isEqualTo(20);
        assertThat(rules.longestKeep()).isEqualTo(Duration.ofHours(12));
    }

    @ParameterizedTest
    @CsvSource({
        "global, idle-minutes, 4, 5 to 1440",
        "global, idle-minutes, 1441, 5 to 1440",
        "user#ada, idle-minutes, 5.5, whole number",
        "team#research, idle-minutes, null, whole number",
        "global, idle-minutes, 99999999999, 5 to 1440",
        "global, starts-at-once, 0, 1 to 40",
        "global, starts-at-once, 41, 1 to 40",
        "team#research, starts-at-once, 5, global only",
        "global, active-limit, -1, 0 to 100000",
        "team#research, active-limit, 100001, 0 to 100000",
        "user#ada, active-limit, 1, global or team only",
        "global, keep-hours, 13, 1 to 12",
        "global, keep-hours, 0, 1 to 12",
        "user#ada, keep-hours, 3, global only",
        "global, usage-days, 0, 1 to 3653",
        "global, usage-days, 3654, 1 to 3653",
        "team#research, usage-days, 30, global only",
    })
    void areNotSetToWhatIsOutOfBounds(String scope, String name, String json, String says) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> put(scope, name, json))
                .withMessageContaining("platform/" + name)
                .withMessageContaining(says);
        assertThat(config.get(scope, "platform/" + name)).isEmpty();
    }

    private void later() {
        clock.advance(Duration.ofSeconds(30));
    }

    private void put(String scope, String name, String json) {
        config.put(scope, "platform/" + name, json, ADMIN);
    }

    /** Past the check. */
    private void store(String scope, String name, String value) {
        dynamoDb.client()
                .putItem(
                        put ->
                                put.tableName(
                                                Tables.CONFIG.physicalName(
                                                        EmbeddedDynamoDb.ENVIRONMENT))
                                        .item(
                                                Map.of(
                                                        "scopeKey", AttributeValue.fromS(scope),
                                                        "configKey",
                                                                AttributeValue.fromS(
                                                                        "platform/" + name),
                                                        "value", AttributeValue.fromS(value))));
    }

    private static User person(String name) {
        return People.person(name, RESEARCH);
    }
}
