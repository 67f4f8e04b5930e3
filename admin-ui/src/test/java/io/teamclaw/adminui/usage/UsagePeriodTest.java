package io.teamclaw.adminui.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class UsagePeriodTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void bothEndsBelongToItByTheZonesMidnights() {
        UsagePeriod october = period("2026-10-01", "2026-10-31");

        assertThat(october.start()).isEqualTo(Instant.parse("2026-09-30T22:00:00Z"));
        assertThat(october.end()).isEqualTo(Instant.parse("2026-10-31T23:00:00Z"));
        assertThat(october.parts()).hasSize(31);
        // The clocks went back on the 25th.
        assertThat(Duration.between(october.bounds().get(24), october.bounds().get(25)))
                .isEqualTo(Duration.ofHours(25));
    }

    @Test
    void aLongOneIsShownByMonth() {
        UsagePeriod half = period("2026-05-15", "2026-11-22");

        assertThat(half.isByMonth()).isTrue();
        assertThat(half.parts())
                .startsWith(LocalDate.parse("2026-05-15"), LocalDate.parse("2026-06-01"))
                .endsWith(LocalDate.parse("2026-11-01"))
                .hasSize(7);
        assertThat(half.bounds()).hasSize(8).endsWith(half.end());
        assertThat(period("2026-08-23", "2026-11-22").isByMonth()).isFalse();
    }

    @Test
    void aMonthIsComparedWithTheMonthBeforeAndDaysWithAsMany() {
        assertThat(period("2026-11-01", "2026-11-30").before())
                .isEqualTo(period("2026-10-01", "2026-10-31"));
        assertThat(period("2026-11-01", "2026-11-22").before())
                .isEqualTo(period("2026-10-01", "2026-10-22"));
        assertThat(period("2026-03-01", "2026-03-30").before())
                .isEqualTo(period("2026-02-01", "2026-02-28"));
        assertThat(period("2026-11-16", "2026-11-22").before())
                .isEqualTo(period("2026-11-09", "2026-11-15"));
    }

    @Test
    void itHasAtLeastADayAndAtMostAYear() {
        assertThat(period("2026-11-22", "2026-11-22").days()).isEqualTo(1);
        assertThatThrownBy(() -> period("2026-11-22", "2026-11-21"))
                .isInstanceOf(IllegalArgumentException.class)
                .isNotInstanceOf(UsagePeriod.TooLongException.class);
        assertThatThrownBy(() -> period("2025-11-21", "2026-11-22"))
                .isInstanceOf(UsagePeriod.TooLongException.class);
    }

    private static UsagePeriod period(String from, String to) {
        return new UsagePeriod(LocalDate.parse(from), LocalDate.parse(to), BERLIN);
    }
}
