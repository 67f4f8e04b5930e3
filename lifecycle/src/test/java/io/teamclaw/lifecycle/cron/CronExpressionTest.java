package io.teamclaw.lifecycle.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronExpressionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "0 9 * *               | five fields",
                "0 0 0 1 1 * 2027      | five fields",
                "60 * * * *            | field for the minute, '60' is not within 0 to 59",
                "0 24 * * *            | field for the hour, '24' is not within",
                "0 0 0 * *             | field for the day of the month, '0' is not within 1 to 31",
                "0 0 * 13 *            | field for the month, '13'",
                "0 0 * FEBRUARY *      | 'FEBRUARY' is no number and no name",
                "0 0 * * 8             | field for the day of the week, '8' is not within 0 to 7",
                "0 0 * * FRI-MON       | 'FRI-MON' runs backwards",
                "30-10 * * * *         | '30-10' runs backwards; write two ranges",
                "5/15 * * * *          | has a step without a range; write 5-59/15",
                "*/0 * * * *           | has a step that is not within 1 to 60",
                "*/61 * * * *          | has a step that is not within 1 to 60",
                "1,,2 * * * *          | '' is no number",
                "- * * * *             | '-' is no number",
                "a b c d e             | field for the minute, 'a' is no number",
                "0 0 ? * 1             | write '*'",
                "0 0 15W * *           | nearest working day",
                "0 0 LW * *            | nearest working day",
                "0 9 15 * +1           | fit both fields",
                "0 9 * * 1#6           | within 1 to 5",
                "0 9 31 2 *            | never happens",
                "@reboot               | five fields",
            })
    void refuses_what_it_cannot_follow_and_says_what_is_wrong(String cron, String problem) {
        assertThatThrownBy(() -> CronExpression.parse(cron))
                .isInstanceOf(CronFormatException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void refuses_a_text_without_end() {
        assertThatThrownBy(() -> CronExpression.parse("1,".repeat(200)))
                .isInstanceOf(CronFormatException.class)
                .hasMessageContaining("at most 200");
    }

    @ParameterizedTest
    @CsvSource({"+02:00", "UTC+2", "Berlin", "europe/berlin", "''"})
    void refuses_what_is_no_iana_zone(String zone) {
        assertThatThrownBy(() -> CronSchedule.of("0 9 * * *", zone))
                .isInstanceOf(CronFormatException.class)
                .hasMessageContaining("Europe/Berlin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 9 * * MON     | 0 9 * * 1",
                "0 9 * * sun     | 0 9 * * 7",
                "0 9 * * 0       | 0 9 * * 7",
                "0 9 * * fri-sun | 0 9 * * 0,5,6",
                "0 9 * Jan,MAR * | 0 9 * 1,3 *",
                "*/20 * * * *    | 0,20,40 * * * *",
                "10-40/15 9 * * *| 10,25,40 9 * * *",
                " 0  9 * * *     | 0 9 * * *",
                "0 0 9 * * *     | 0 9 * * *",
                "@weekly         | 0 0 * * SUN",
            })
    void reads_the_same_from_different_spellings(String cron, String same) {
        assertThat(times(cron, "UTC", "2026-01-01T00:00:00Z", 50))
                .isEqualTo(times(same, "UTC", "2026-01-01T00:00:00Z", 50));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 12 * * 1#1    | 2026-03-02T12:00:00Z 2026-04-06T12:00:00Z",
                "0 12 * * 5L     | 2026-03-27T12:00:00Z 2026-04-24T12:00:00Z",
                "0 12 L * *      | 2026-03-31T12:00:00Z 2026-04-30T12:00:00Z",
                "0 12 29 2 *     | 2028-02-29T12:00:00Z 2032-02-29T12:00:00Z",
                "15 0 12 1 4 *   | 2026-04-01T12:00:15Z 2027-04-01T12:00:15Z",
                "0 12 13 * 5     | 2026-03-06T12:00:00Z 2026-03-13T12:00:00Z 2026-03-20T12:00:00Z"
                        + " 2026-03-27T12:00:00Z 2026-04-03T12:00:00Z 2026-04-10T12:00:00Z"
                        + " 2026-04-13T12:00:00Z",
            })
    void knows_when_it_is_due_next(String cron, String expected) {
        int count = expected.split(" ").length;
        assertThat(times(cron, "UTC", "2026-03-01T00:00:00Z", count))
                .map(Instant::toString)
                .containsExactly(expected.split(" "));
    }

    @Test
    void what_falls_into_the_missing_hour_does_not_happen() {
        assertThat(times("30 2 * * *", "Europe/Berlin", "2026-03-28T00:00:00Z", 2))
                .containsExactly(
                        Instant.parse("2026-03-28T01:30:00Z"),
                        Instant.parse("2026-03-30T00:30:00Z"));
    }

    @Test
    void what_falls_into_the_repeated_hour_happens_the_first_time() {
        assertThat(times("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z", 2))
                .containsExactly(
                        Instant.parse("2026-10-25T00:30:00Z"),
                        Instant.parse("2026-10-26T01:30:00Z"));
    }

    private static List<Instant> times(String cron, String zone, String from, int count) {
        CronSchedule schedule = CronSchedule.of(cron, zone);
        return Stream.iterate(
                        schedule.next(Instant.parse(from)).orElseThrow(),
                        time -> schedule.next(time).orElseThrow())
                .limit(count)
                .toList();
    }
}
