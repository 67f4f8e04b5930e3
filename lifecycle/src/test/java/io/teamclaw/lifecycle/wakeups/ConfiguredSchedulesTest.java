package io.teamclaw.lifecycle.wakeups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.cron.CronSchedule;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.People;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.User;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfiguredSchedulesTest {
    private static final EmailAddress ADMIN = new EmailAddress("admin@example.com");
    private static final User ADA = People.person("ada", new TeamId("research"));

    private final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
    private final ConfigStore settings =
            new ConfigStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
    private final ConfiguredSchedules schedules =
            new ConfiguredSchedules(settings, ZoneId.of("UTC"));

    @AfterEach
    void stop() {
        dynamoDb.close();
    }

    @Test
    void the_nearest_scope_that_says_something_counts() {
        put("global", "platform/wake-ups", wakeUp("0 9 * * *"));
        assertThat(found()).containsExactly("0 9 * * * UTC");
        put("team#research", "platform/wake-ups", wakeUp("0 10 * * *"));
        assertThat(found()).containsExactly("0 10 * * * UTC");
        put("user#ada", "platform/wake-ups", "[]");
        assertThat(found()).isEmpty();
    }

    @Test
    void a_cron_expression_in_openclaws_configuration_counts_with_its_zone() {
        put(
                "global",
                "openclaw/plugins",
                dreaming("\"frequency\":\"0 4 * * *\",\"timezone\":\"Europe/Berlin\""));
        assertThat(found()).containsExactly("0 4 * * * Europe/Berlin");
        put("user#ada", "openclaw/plugins", dreaming("\"frequency\":\"0 5 * * *\""));
        assertThat(found()).containsExactly("0 5 * * * Europe/Berlin");
    }

    @Test
    void without_a_zone_of_its_own_it_takes_the_persons_and_else_the_gateways() {
        put("global", "openclaw/plugins", dreaming("\"frequency\":\"0 4 * * *\""));
        assertThat(found()).containsExactly("0 4 * * * UTC");
        put("user#ada", "openclaw/agents", "{\"defaults\":{\"userTimezone\":\"Asia/Tokyo\"}}");
        assertThat(found()).containsExactly("0 4 * * * Asia/Tokyo");
    }

    @Test
    void what_nobody_has_set_wakes_nobody() {
        put("global", "openclaw/plugins", dreaming("\"enabled\":true"));
        put("global", "openclaw/agents", "{\"defaults\":{\"heartbeat\":{\"every\":\"30m\"}}}");
        assertThat(found()).isEmpty();
    }

    @Test
    void what_is_off_wakes_nobody() {
        put(
                "global",
                "openclaw/plugins",
                dreaming("\"enabled\":false,\"frequency\":\"0 4 * * *\""));
        put("global", "platform/wake-ups", wakeUp("0 9 * * *"));
        assertThat(found()).containsExactly("0 9 * * * UTC");
        put("user#ada", "openclaw/cron", "{\"enabled\":false}");
        assertThat(found()).isEmpty();
    }

    @Test
    void one_expression_that_cannot_be_read_does_not_take_the_others_with_it() {
        put("global", "openclaw/plugins", dreaming("\"frequency\":\"often\""));
        put("global", "platform/wake-ups", wakeUp("0 9 * * *"));
        assertThat(found()).containsExactly("0 9 * * * UTC");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}                                                    | not a JSON list",
                "[1]                                                   | entry 1",
                "[{\"cron\":\"0 9 * * *\"}]                            | entry 1",
                "[{\"cron\":\"0 9 * *\",\"timeZone\":\"UTC\"}]         | five fields",
                "[{\"cron\":\"0 9 * * *\",\"timeZone\":\"Berlin\"}]    | Europe/Berlin",
                "[{\"cron\":\"0 9 * * *\",\"timeZone\":\"UTC\",\"x\":1}] | entry 1",
                "[{\"cron\":\"0 0 * * 1#1\",\"timeZone\":\"UTC\"}]     | choose 0:02",
            })
    void refuses_wake_ups_that_nobody_could_follow(String json, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> put("global", "platform/wake-ups", json))
                .withMessageContaining(problem);
    }

    private void put(String scope, String key, String json) {
        settings.put(scope, key, json, ADMIN);
    }

    private List<String> found() {
        return schedules.schedulesOf(ADA).stream().map(ConfiguredSchedulesTest::text).toList();
    }

    private static String text(CronSchedule schedule) {
        return schedule.cron() + " " + schedule.zone();
    }

    private static String wakeUp(String cron) {
        return "[{\"cron\":\"%s\",\"timeZone\":\"UTC\"}]".formatted(cron);
    }

    private static String dreaming(String fields) {
        return "{\"entries\":{\"memory-core\":{\"config\":{\"dreaming\":{%s}}}}}".formatted(fields);
    }
}
