package io.teamclaw.adminui.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.testing.UsageRows;
import io.teamclaw.lifecycle.usage.UsageMaker;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class UsageExportTest extends KaribuTest {
    private static final ZoneId KATHMANDU = ZoneId.of("Asia/Kathmandu");

    @Autowired private UsageExport export;

    @Test
    void aCallIsALineInTheZoneOfTheViewerAndCannotBecomeAFormula() throws IOException {
        User ada =
                fixture.users.create(
                        new EmailAddress("a.formula@example.com"),
                        "=cmd|' /C calc'!A0",
                        Role.EMPLOYEE,
                        Team.DEFAULT);
        LocalDate day = LocalDate.parse("2026-07-10");
        Instant last = day.plusDays(1).atStartOfDay(KATHMANDU).toInstant().minusMillis(1);
        fixture.usage(call(ada, last, "in", "a \"quoted\", model\n", OptionalLong.of(17)));
        fixture.usage(call(ada, last.plusMillis(1), "out", "m", OptionalLong.of(17)));
        signInAs("Fin Ance", Role.FINANCE);

        List<String> lines = lines(out -> export.calls(period(day), out));

        assertThat(lines.getFirst()).startsWith("time,request_id,person_id,person,email");
        // Others called on that day too.
        assertThat(lines)
                .filteredOn(line -> line.contains(ada.id().value()))
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith(
                        "2026-07-10T23:59:59.999+05:45,in,"
                                + ada.id()
                                + ",'=cmd|' /C calc'!A0,"
                                + ada.email().value())
                .contains(",\"a \"\"quoted\"\", model\n\",k-0123456789,200,completed,")
                .endsWith(",1000,200,3000,40,100,false,300,1800,0.000017,0,0,");
    }

    @Test
    void aCallWithoutAPriceHasNone() throws IOException {
        User ada = fixture.person("Ada", Role.EMPLOYEE);
        LocalDate day = LocalDate.parse("2026-07-11");
        fixture.usage(
                call(
                        ada,
                        day.atStartOfDay(KATHMANDU).toInstant(),
                        "in",
                        "m",
                        OptionalLong.empty()));
        signInAs("Fin Ance", Role.FINANCE);

        assertThat(lines(out -> export.calls(period(day), out)).getLast()).endsWith(",1800,,0,0,");
    }

    @Test
    void aTableHasAllLinesAlsoThoseBeyondTheScreen() throws IOException {
        LocalDate day = LocalDate.parse("2026-07-12");
        UsageMaker maker = new UsageMaker(fixture.dynamoDb.client());
        for (int number = 0; number < UsageService.MOST_LINES + 5; number++) {
            maker.add(
                    UsageRows.good(
                            new UserId("person-" + number),
                            day.atStartOfDay(KATHMANDU).toInstant(),
                            "x"),
                    1 + number);
        }
        maker.write();
        signInAs("Fin Ance", Role.FINANCE);

        List<String> lines = lines(out -> export.table(period(day), UsageBy.PERSON, out));

        assertThat(lines).hasSize(1 + UsageService.MOST_LINES + 5);
        assertThat(lines.get(1))
                .startsWith("person-104,person-104,,105,0,")
                .endsWith(",0.129570,0.000,0.000000,0.129570,0,0,0");
    }

    @Test
    void whoStopsReadingStopsTheExport() {
        User ada = fixture.person("Ada", Role.EMPLOYEE);
        LocalDate day = LocalDate.parse("2026-07-13");
        Instant start = day.atStartOfDay(KATHMANDU).toInstant();
        for (int number = 0; number < 20; number++) {
            fixture.usage(call(ada, start, "call-" + number, "m", OptionalLong.of(1)));
        }
        signInAs("Fin Ance", Role.FINANCE);
        Gone gone = new Gone(5);

        assertThatThrownBy(() -> export.calls(period(day), gone)).isInstanceOf(IOException.class);

        assertThat(gone.lines).isEqualTo(5);
    }

    /** Takes so many lines, as one whose connection breaks then. */
    private static final class Gone extends Writer {
        private final int limit;
        private int lines;

        Gone(int limit) {
            this.limit = limit;
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            if (new String(text, from, length).contains("\r\n") && ++lines >= limit) {
                throw new IOException("Broken pipe");
            }
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private interface Exported {
        void to(Writer out) throws IOException;
    }

    private static List<String> lines(Exported exported) throws IOException {
        StringWriter out = new StringWriter();
        exported.to(out);
        return Arrays.asList(out.toString().split("\r\n"));
    }

    private static UsagePeriod period(LocalDate day) {
        return new UsagePeriod(day, day, KATHMANDU);
    }

    private static UsageRow call(
            User user, Instant at, String id, String model, OptionalLong cost) {
        return new UsageRow(
                user.id(),
                at,
                id,
                Optional.of(user.teamId()),
                "anthropic",
                model,
                Optional.of("k-0123456789"),
                200,
                Ending.COMPLETED,
                new TokenCounts(1000, 200, 3000, 40, 100),
                cost,
                false,
                Duration.ofMillis(1800),
                Optional.of(Duration.ofMillis(300)),
                Instant.now().plus(Duration.ofDays(90)),
                List.of());
    }
}
