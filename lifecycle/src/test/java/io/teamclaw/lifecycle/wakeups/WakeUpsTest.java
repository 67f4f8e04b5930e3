package io.teamclaw.lifecycle.wakeups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.lifecycle.cron.AwsCron;
import io.teamclaw.lifecycle.testing.AtOnce;
import io.teamclaw.lifecycle.testing.People;
import io.teamclaw.lifecycle.testing.RecordedCalls.CutOff;
import io.teamclaw.lifecycle.users.User;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesRequest;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;

class WakeUpsTest {
    private static MotoServer moto;

    private Company company;
    private User ada;

    @BeforeAll
    static void startEmulator() throws IOException {
        moto = MotoServer.start();
    }

    @AfterAll
    static void stopEmulator() {
        moto.close();
    }

    @BeforeEach
    void found() {
        company = Company.on(moto);
        ada = company.hire("ada");
    }

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void asks_for_a_call_of_the_lifecycle_function_two_minutes_ahead() {
        company.setWakeUps(ada, "30 9 * * MON-FRI");

        company.wakeUps.sync(ada.id());

        CreateScheduleRequest request = company.calls.only(CreateScheduleRequest.class);
        assertThat(request.groupName()).isEqualTo("teamclaw-wake-ups-test");
        assertThat(request.name()).matches(ada.id() + "\\.[0-9a-f]{16}");
        assertThat(request.scheduleExpression()).isEqualTo("cron(28 9 ? * 2-6 *)");
        assertThat(request.scheduleExpressionTimezone()).isEqualTo("Asia/Tokyo");
        assertThat(request.state()).isEqualTo(ScheduleState.ENABLED);
        assertThat(request.flexibleTimeWindow().mode()).isEqualTo(FlexibleTimeWindowMode.OFF);
        assertThat(request.target().arn()).isEqualTo(Company.TARGET.functionArn());
        assertThat(request.target().roleArn()).isEqualTo(Company.TARGET.roleArn());
        assertThat(request.target().input())
                .isEqualTo(
                        "{\"operation\":\"start\",\"userId\":\"%s\",\"reason\":\"wake-up\"}"
                                .formatted(ada.id()));
        assertThat(request.target().deadLetterConfig().arn())
                .isEqualTo(Company.TARGET.deadLetterArn());
        assertThat(request.target().retryPolicy().maximumEventAgeInSeconds()).isEqualTo(300);
        assertThat(request.target().retryPolicy().maximumRetryAttempts()).isEqualTo(3);
        assertThat(request.startDate()).isNull();
        assertThat(request.endDate()).isNull();
        assertThat(company.calls.of(ListSchedulesRequest.class))
                .allSatisfy(
                        list -> {
                            assertThat(list.groupName()).isEqualTo("teamclaw-wake-ups-test");
                            assertThat(list.namePrefix()).isEqualTo(ada.id() + ".");
                        });
    }

    @Test
    void names_stay_within_schedulers_64_characters() {
        String longest = "a".repeat(40);
        String name =
                ScheduleName.of(
                        new UserId(longest),
                        new AwsCron("cron(* * * * ? *)", "UTC"),
                        Company.TARGET);

        assertThat(name).hasSizeLessThanOrEqualTo(64).matches("[0-9a-zA-Z_.-]+");
        assertThat(ScheduleName.owner(name)).contains(new UserId(longest));
        assertThat(ScheduleName.owner("nobody-of-ours")).isEmpty();
    }

    @Test
    void changes_nothing_where_nothing_has_changed() {
        company.setWakeUps(ada, "30 9 * * *", "0 12 1 * *");
        company.wakeUps.sync(ada.id());
        company.calls.reset();

        company.wakeUps.sync(ada.id());

        assertThat(company.calls.names()).containsOnly("Scheduler.ListSchedules");
    }

    @Test
    void follows_a_change_and_makes_the_new_one_before_the_old_one_goes() {
        company.setWakeUps(ada, "30 9 * * *", "0 12 * * *");
        company.wakeUps.sync(ada.id());
        company.setWakeUps(ada, "0 12 * * *", "45 9 * * *");
        company.calls.reset();

        company.wakeUps.sync(ada.id());

        assertThat(company.calls.names())
                .containsSubsequence("Scheduler.CreateSchedule", "Scheduler.DeleteSchedule");
        assertThat(company.calls.only(DeleteScheduleRequest.class).groupName())
                .isEqualTo("teamclaw-wake-ups-test");
        assertThat(company.expressions(ada))
                .containsExactly("cron(43 9 * * ? *)", "cron(58 11 * * ? *)");
    }

    @Test
    void removes_all_with_the_last_job_and_nothing_of_others() {
        User bob = company.hire("bob");
        company.setWakeUps(ada, "30 9 * * *");
        company.setWakeUps(bob, "30 9 * * *");
        company.wakeUps.sync(ada.id());
        company.wakeUps.sync(bob.id());

        company.setWakeUps(ada);
        company.wakeUps.sync(ada.id());

        assertThat(company.expressions(ada)).isEmpty();
        assertThat(company.expressions(bob)).hasSize(1);
    }

    @Test
    void removes_all_with_the_person_and_may_be_asked_again() {
        company.setWakeUps(ada, "30 9 * * *", "0 0 1 3 *");
        company.wakeUps.sync(ada.id());

        company.wakeUps.remove(ada.id());
        company.wakeUps.remove(ada.id());

        assertThat(company.expressions(ada)).isEmpty();
    }

    @Test
    void a_disabled_person_is_not_woken() {
        company.setWakeUps(ada, "30 9 * * *");
        company.wakeUps.sync(ada.id());
        company.users.update(ada.id(), People::disabled);

        company.wakeUps.sync(ada.id());

        assertThat(company.expressions(ada)).isEmpty();
    }

    @Test
    void who_has_no_workspace_any_more_is_not_woken() {
        company.setWakeUps(ada, "30 9 * * *");
        company.wakeUps.prepare(ada.id());
        assertThat(company.expressions(ada)).hasSize(1);

        company.leaves(ada);
        company.wakeUps.sync(ada.id());

        assertThat(company.expressions(ada)).isEmpty();
    }

    @Test
    void more_schedules_than_one_page_are_all_seen() {
        String[] crons = new String[20];
        for (int i = 0; i < crons.length; i++) {
            crons[i] = "%d 0 1,2 %d *".formatted(i % 2, i % 12 + 1);
        }
        company.setWakeUps(ada, crons);
        company.wakeUps.sync(ada.id());
        assertThat(company.expressions(ada)).hasSizeGreaterThan(20);

        company.wakeUps.remove(ada.id());

        assertThat(company.expressions(ada)).isEmpty();
    }

    @Test
    void who_is_cut_off_after_any_call_leaves_what_the_next_call_puts_right() {
        company.setWakeUps(ada, "30 9 * * *", "0 12 * * *");
        company.wakeUps.sync(ada.id());
        company.calls.reset();
        company.setWakeUps(ada, "31 9 * * *", "1 12 * * *");
        int points = 0;
        boolean cutOff = true;
        while (cutOff) {
            company.wakeUps.remove(ada.id());
            company.setWakeUps(ada, "30 9 * * *", "0 12 * * *");
            company.wakeUps.sync(ada.id());
            company.setWakeUps(ada, "31 9 * * *", "1 12 * * *");
            company.calls.reset();
            company.calls.cutOffAfter(points++);
            cutOff = isCutOff();
            company.calls.reset();
            company.wakeUps.sync(ada.id());
            assertThat(company.expressions(ada))
                    .containsExactly("cron(29 9 * * ? *)", "cron(59 11 * * ? *)");
        }
        assertThat(points).isEqualTo(6);
    }

    private boolean isCutOff() {
        try {
            company.wakeUps.sync(ada.id());
            return false;
        } catch (CutOff e) {
            return true;
        }
    }

    @Test
    void the_last_change_wins_however_calls_overlap() {
        company.setWakeUps(ada, "30 9 * * *");
        company.wakeUps.sync(ada.id());
        company.setWakeUps(ada, "0 12 * * *");
        company.calls.reset();
        // Another call for a newer change runs between this one's list and its first change.
        company.calls.before(
                (number, call) -> {
                    if (number == 1) {
                        company.setWakeUps(ada, "0 15 * * *");
                        company.wakeUps.sync(ada.id());
                    }
                });

        company.wakeUps.sync(ada.id());

        company.calls.reset();
        assertThat(company.expressions(ada)).containsExactly("cron(58 14 * * ? *)");
    }

    @Test
    void many_at_once_agree() throws Exception {
        company.setWakeUps(ada, "30 9 * * *", "0 12 * * *", "0 0 1 * *");

        AtOnce.run(
                4,
                number -> {
                    company.wakeUps.sync(ada.id());
                    return number;
                });

        assertThat(company.expressions(ada)).hasSize(3);
    }

    @Test
    void a_schedule_that_aws_refuses_keeps_no_other_from_being_made_and_is_told() {
        company.setWakeUps(ada, "30 9 * * *", "30 10 * * *", "30 11 * * *");
        company.calls.before(
                (number, call) -> {
                    if (number == 1) {
                        throw new IllegalStateException("refused");
                    }
                });

        assertThatThrownBy(() -> company.wakeUps.sync(ada.id())).hasMessage("refused");

        company.calls.reset();
        assertThat(company.expressions(ada)).hasSize(2);
    }

    @Test
    void tries_again_where_a_schedule_is_changed_by_somebody_else() {
        company.setWakeUps(ada, "30 9 * * *");
        company.wakeUps.sync(ada.id());
        company.setWakeUps(ada);
        company.calls.reset();
        company.calls.before(
                (number, call) -> {
                    if (number == 1) {
                        throw ConflictException.builder().message("in use").build();
                    }
                });

        company.wakeUps.sync(ada.id());

        assertThat(company.calls.of(DeleteScheduleRequest.class)).hasSize(2);
        company.calls.reset();
        assertThat(company.expressions(ada)).isEmpty();
    }

    @Test
    void the_next_job_is_the_first_of_all() {
        company.setWakeUps(ada, "30 9 * * *", "0 12 * * *");
        ScheduledJobs jobs = new ScheduledJobs(company.source);

        assertThat(jobs.next(ada, Instant.parse("2026-03-01T01:00:00Z")))
                .contains(Instant.parse("2026-03-01T03:00:00Z"));
        assertThat(jobs.next(company.hire("bob"), Instant.EPOCH)).isEmpty();
    }

    @Test
    void a_function_without_its_variables_says_which_is_missing() {
        assertThatThrownBy(() -> WakeUpTarget.of(Map.of("SCHEDULE_GROUP_NAME", "group")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("LIFECYCLE_FUNCTION_ARN");
    }

    @Test
    void settings_that_cannot_be_read_change_no_schedule() {
        company.setWakeUps(ada, "30 9 * * *");
        company.wakeUps.sync(ada.id());
        company.settings.put("user#" + ada.id(), "openclaw/env", "{}", Company.ADMIN);

        assertThatThrownBy(() -> company.wakeUps.sync(ada.id())).hasMessageContaining("env");
        assertThat(company.expressions(ada)).isEqualTo(List.of("cron(28 9 * * ? *)"));
        assertThat(new ScheduledJobs(company.source).next(ada, Instant.EPOCH)).isEmpty();
    }
}
