package io.teamclaw.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.cron.CronSchedule;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.testing.SettableClock;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DueWorkspacesTest {
    private static final CronSchedule AT_NINE = CronSchedule.of("0 9 * * *", "UTC");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T08:50:00Z"));
    private final List<UserId> asked = new ArrayList<>();
    private final List<User> people = new ArrayList<>(List.of(person("ada", false)));

    @Test
    void asks_for_a_workspace_two_minutes_before_its_job_and_not_before() {
        DueWorkspaces due = due();
        at("2026-03-02T08:57:59Z", due);
        assertThat(asked).isEmpty();
        at("2026-03-02T08:58:30Z", due);
        assertThat(asked).containsExactly(new UserId("ada"));
    }

    @Test
    void forgets_a_job_that_is_past() {
        DueWorkspaces due = due();
        at("2026-03-02T08:58:30Z", due);
        at("2026-03-02T09:01:01Z", due);
        asked.clear();
        at("2026-03-02T09:02:01Z", due);
        assertThat(asked).isEmpty();
    }

    @Test
    void asks_for_what_was_due_while_the_machine_slept() {
        DueWorkspaces due = due();
        at("2026-03-02T11:00:00Z", due);
        assertThat(asked).hasSize(1);
    }

    @Test
    void leaves_the_disabled_asleep_and_wakes_others_where_one_cannot_be() {
        people.clear();
        people.add(person("eve", true));
        people.add(person("bad", false));
        people.add(person("bob", false));
        DueWorkspaces due = due();
        at("2026-03-02T08:59:00Z", due);
        assertThat(asked).containsExactly(new UserId("bob"));
    }

    private void at(String time, DueWorkspaces due) {
        clock.advance(Duration.between(clock.instant(), Instant.parse(time)));
        due.run();
    }

    private DueWorkspaces due() {
        return new DueWorkspaces(
                () -> people, (owner, after) -> AT_NINE.next(after), this::ask, clock);
    }

    private void ask(UserId owner) {
        if (owner.value().equals("bad")) {
            throw new IllegalStateException("cannot start");
        }
        asked.add(owner);
    }

    private static User person(String id, boolean disabled) {
        return new User(
                new UserId(id),
                new EmailAddress(id + "@example.com"),
                id,
                Role.EMPLOYEE,
                Team.DEFAULT,
                disabled,
                Instant.EPOCH,
                1);
    }
}
