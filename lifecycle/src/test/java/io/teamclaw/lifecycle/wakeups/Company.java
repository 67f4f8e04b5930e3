package io.teamclaw.lifecycle.wakeups;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.teams.TeamStore;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.RecordedCalls;
import io.teamclaw.lifecycle.testing.aws.Emulated;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.workspaces.Workspace;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;

/** A company with settings, and EventBridge Scheduler as the emulator plays it. */
final class Company implements AutoCloseable {
    static final EmailAddress ADMIN = new EmailAddress("admin@example.com");
    static final WakeUpTarget TARGET =
            new WakeUpTarget(
                    "teamclaw-wake-ups-test",
                    "arn:aws:lambda:eu-west-1:123456789012:function:teamclaw-lifecycle-test:live",
                    "arn:aws:iam::123456789012:role/teamclaw/test/teamclaw-scheduler-test",
                    "arn:aws:sqs:eu-west-1:123456789012:teamclaw-dead-letters-test");

    final RecordedCalls calls = new RecordedCalls();
    final SchedulerClient scheduler;
    final ConfigStore settings;
    final UserStore users;
    final ScheduleSource source;
    final WakeUps wakeUps;

    private final Set<UserId> gone = new HashSet<>();
    private final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();

    private Company(MotoServer moto) {
        this.scheduler =
                Emulated.at(moto.endpoint(), SchedulerClient.builder())
                        .httpClient(UrlConnectionHttpClient.create())
                        .overrideConfiguration(each -> each.addExecutionInterceptor(calls))
                        .build();
        scheduler.createScheduleGroup(group -> group.name(TARGET.group()));
        this.settings = new ConfigStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
        this.users = new UserStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
        this.source = new ConfiguredSchedules(settings, ZoneId.of("UTC"));
        this.wakeUps =
                new WakeUps(
                        scheduler,
                        TARGET,
                        source,
                        users,
                        this::record,
                        Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC));
        new TeamStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT).ensureDefault();
        calls.reset();
    }

    /** A new one on the emulator; it takes what it has made there with it. */
    static Company on(MotoServer moto) {
        return new Company(moto);
    }

    User hire(String name) {
        return users.create(
                new EmailAddress(name + "@example.com"), name, Role.EMPLOYEE, Team.DEFAULT);
    }

    /** From now on without a workspace. */
    void leaves(User owner) {
        gone.add(owner.id());
    }

    Workspace record(UserId id) {
        return gone.contains(id) ? Workspace.absent(id) : Records.stopped(id);
    }

    /** The person's own, by cron expression, in Tokyo, where clocks never change. */
    void setWakeUps(User owner, String... crons) {
        List<String> entries =
                List.of(crons).stream()
                        .map(
                                cron ->
                                        "{\"cron\":\"%s\",\"timeZone\":\"Asia/Tokyo\"}"
                                                .formatted(cron))
                        .toList();
        settings.put(
                "user#" + owner.id(),
                "platform/wake-ups",
                "[" + String.join(",", entries) + "]",
                ADMIN);
    }

    /** As Scheduler has them, sorted. */
    List<String> expressions(User owner) {
        return scheduler
                .listSchedulesPaginator(list -> list.groupName(TARGET.group()))
                .schedules()
                .stream()
                .map(ScheduleSummary::name)
                .filter(name -> name.startsWith(owner.id() + "."))
                .map(name -> scheduler.getSchedule(get -> get.groupName(TARGET.group()).name(name)))
                .map(each -> each.scheduleExpression())
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        calls.reset();
        scheduler.deleteScheduleGroup(group -> group.name(TARGET.group()));
        scheduler.close();
        dynamoDb.close();
    }
}
