package io.teamclaw.lifecycle.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsCronTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 9 * * MON-FRI      | cron(28 9 ? * 2-6 *)",
                "* * * * *             | cron(* * * * ? *)",
                "*/5 * * * *           | cron(3/5 * * * ? *)",
                "0 * * * *             | cron(58 * * * ? *)",
                "0 9-17 * * *          | cron(58 8-16 * * ? *)",
                "0,30 8 * * *          | cron(28 8 * * ? *), cron(58 7 * * ? *)",
                "0 0 * * *             | cron(58 23 * * ? *)",
                "1 0 * * 1             | cron(59 23 ? * 1 *)",
                "0 0 * * 0             | cron(58 23 ? * 7 *)",
                "0 0 * * 1-5           | cron(58 23 ? * 1-5 *)",
                "0 0 * * FRI-SUN       | cron(58 23 ? * 5-7 *)",
                "1 0 1 * *             | cron(59 23 L * ? *)",
                "2 0 1 * *             | cron(0 0 1 * ? *)",
                "0 0 1 1 *             | cron(58 23 L 12 ? *)",
                "0 0 1 3 *             | cron(58 23 L 2 ? *)",
                "0 0 15,16 * *         | cron(58 23 14,15 * ? *)",
                "0 0 29 2 *            | cron(58 23 28 2 ? 2024/4)",
                "0 0 31 * *            | cron(58 23 30 1,3,5,7,8,10,12 ? *)",
                "0 0 L 4 *             | cron(58 23 29 4 ? *)",
                "0 12 L * *            | cron(58 11 L * ? *)",
                "0 12 * * FRI#2        | cron(58 11 ? * 6#2 *)",
                "0 12 * * 5L           | cron(58 11 ? * 6L *)",
                "0 9 15 * 1            | cron(58 8 15 * ? *), cron(58 8 ? * 2 *)",
                "0 9 1-31 * 1          | cron(58 8 * * ? *)",
                "30 0 9 * * *          | cron(58 8 * * ? *)",
                "@daily                | cron(58 23 * * ? *)",
                "0 0 * 3 *             | cron(58 23 1-30 3 ? *), cron(58 23 L 2 ? *)",
                "0 0 * jan-mar *       | cron(58 23 * 1,2 ? *), cron(58 23 1-30 3 ? *),"
                        + " cron(58 23 L 12 ? *)",
            })
    void says_two_minutes_earlier_in_as_few_expressions_as_it_takes(String cron, String expected) {
        assertThat(expressions(cron, "UTC")).isEqualTo(expected);
    }

    @Test
    void names_the_zone() {
        assertThat(AwsCron.before(CronSchedule.of("30 9 * * *", "Asia/Tokyo"), NOW))
                .containsExactly(new AwsCron("cron(28 9 * * ? *)", "Asia/Tokyo"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Europe/Berlin    | cron(58 2 * * ? *), cron(58 1 ? 3 1L *), cron(58 1 ? 10 1L *)",
                "America/New_York | cron(58 2 * * ? *), cron(58 1 ? 3 1#2 *)",
                "Asia/Kolkata     | cron(58 2 * * ? *)",
            })
    void wakes_also_for_three_oclock_just_after_the_clocks_have_changed(
            String zone, String expected) {
        assertThat(expressions("0 3 * * *", zone)).isEqualTo(expected);
    }

    @Test
    void a_job_that_never_meets_a_change_of_clocks_gets_nothing_for_it() {
        assertThat(expressions("0 3 * * 1", "Europe/Berlin")).isEqualTo("cron(58 2 ? * 2 *)");
        assertThat(expressions("30 2 * * *", "Europe/Berlin")).isEqualTo("cron(28 2 * * ? *)");
    }

    @Test
    void names_the_dates_of_the_next_years_where_clocks_change_by_decree() {
        assertThat(expressions("0 3 * * *", "Africa/Casablanca"))
                .isEqualTo(
                        "cron(58 2 * * ? *), cron(58 1 14 3 ? 2027), cron(58 1 18 2 ? 2029),"
                                + " cron(58 1 22 3 ? 2026), cron(58 1 5 3 ? 2028),"
                                + " cron(58 2 14 1 ? 2029), cron(58 2 23 1 ? 2028),"
                                + " cron(58 2 7 2 ? 2027)");
    }

    @Test
    void refuses_what_aws_cannot_be_told() {
        assertThatThrownBy(() -> expressions("0 0 * * MON#1", "UTC"))
                .isInstanceOf(CronFormatException.class)
                .hasMessageContaining("choose 0:02 or later");
        assertThatThrownBy(() -> new AwsCron("cron(" + "1,".repeat(126) + ")", "UTC"))
                .isInstanceOf(CronFormatException.class)
                .hasMessageContaining("several expressions");
    }

    private static String expressions(String cron, String zone) {
        List<AwsCron> wakeUps = AwsCron.before(CronSchedule.of(cron, zone), NOW);
        return String.join(", ", wakeUps.stream().map(AwsCron::expression).toList());
    }
}
