package io.teamclaw.lifecycle.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.lambda.LifecycleRequest.Use;
import io.teamclaw.lifecycle.workspaces.Asked;
import io.teamclaw.lifecycle.workspaces.Removal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {
    private static final UserId ADA = new UserId("ada");
    private static final TeamId RED = new TeamId("red");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final RequestReader reader = new RequestReader(Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void readsWhoAsks() {
        Asked byAnna = Asked.by(new UserId("anna"));
        assertThat(read("{'operation':'restart','userId':'ada','by':'anna'}"))
                .isEqualTo(new LifecycleRequest.Restart(ADA, byAnna));
        assertThat(read("{'operation':'start','userId':'ada','by':'anna'}"))
                .isEqualTo(new LifecycleRequest.StartOne(ADA, false, byAnna));
        assertThat(read("{'operation':'stop','userId':'ada','mode':'now','by':'anna'}"))
                .isEqualTo(new LifecycleRequest.Stop(ADA, true, byAnna));
        assertThat(
                        read(
                                "{'operation':'deprovision','userId':'ada','files':'keep',"
                                        + "'by':'anna'}"))
                .isEqualTo(new LifecycleRequest.Deprovision(ADA, Removal.KEEP_FILES, byAnna));
        assertThatThrownBy(() -> read("{'operation':'start','userId':'ada','by':'no id!'}"))
                .hasMessage("by is no user id");
    }

    @Test
    void readsEachOperation() {
        assertThat(read("{'operation':'provision','userId':'ada'}"))
                .isEqualTo(new LifecycleRequest.Provision(ADA));
        assertThat(read("{'operation':'start','userId':'ada'}"))
                .isEqualTo(new LifecycleRequest.StartOne(ADA, false, Asked.UNKNOWN));
        assertThat(read("{'operation':'start','userId':'ada','reason':'wake-up'}"))
                .isEqualTo(new LifecycleRequest.StartOne(ADA, true, Asked.UNKNOWN));
        assertThat(read("{'operation':'stop','userId':'ada'}"))
                .isEqualTo(new LifecycleRequest.Stop(ADA, false, Asked.UNKNOWN));
        assertThat(read("{'operation':'stop','userId':'ada','mode':'now'}"))
                .isEqualTo(new LifecycleRequest.Stop(ADA, true, Asked.UNKNOWN));
        assertThat(read("{'operation':'keep','userId':'ada','hours':4}"))
                .isEqualTo(new LifecycleRequest.Keep(ADA, Optional.of(Duration.ofHours(4))));
        assertThat(read("{'operation':'keep','userId':'ada','hours':0}"))
                .isEqualTo(new LifecycleRequest.Keep(ADA, Optional.empty()));
        assertThat(read("{'operation':'status','userId':'ada'}"))
                .isEqualTo(new LifecycleRequest.Status(ADA));
        assertThat(read("{'operation':'deprovision','userId':'ada','files':'delete'}"))
                .isEqualTo(
                        new LifecycleRequest.Deprovision(ADA, Removal.DELETE_FILES, Asked.UNKNOWN));
        assertThat(read("{'operation':'check-idle'}")).isEqualTo(new LifecycleRequest.CheckIdle());
        assertThat(read("{'operation':'carry-on','userId':'ada'}"))
                .isEqualTo(new LifecycleRequest.CarryOn(new UserId("ada")));
        assertThat(read("{'operation':'start-next'}")).isEqualTo(new LifecycleRequest.StartNext());
        assertThat(read("{'operation':'sync-cron-schedules','userId':'ada'}"))
                .isEqualTo(new LifecycleRequest.SyncSchedules(ADA));
        assertThat(read("{'operation':'sync-cron-schedules','all':true,'after':'ada'}"))
                .isEqualTo(many(Optional.empty(), Optional.of(ADA)));
        assertThat(read("{'operation':'sync-cron-schedules','teamId':'red'}"))
                .isEqualTo(many(Optional.of(RED), Optional.empty()));
        assertThat(
                        read(
                                "{'operation':'activity','uses':[{'userId':'ada','at':'2026-11-22T11:59:00Z'}]}"))
                .isEqualTo(
                        new LifecycleRequest.NoteActivity(
                                List.of(new Use(ADA, NOON.minusSeconds(60)))));
    }

    @Test
    void readsWhoseWakeUpsAStreamMayChangeEachOnce() {
        String event =
                """
                {"Records":[
                {"eventName":"MODIFY","dynamodb":{"Keys":{"scopeKey":{"S":"user#ada"},"configKey":{"S":"platform/wake-ups"}}}},
                {"eventName":"REMOVE","dynamodb":{"Keys":{"scopeKey":{"S":"user#ada"},"configKey":{"S":"openclaw/cron"}}}},
                {"eventName":"INSERT","dynamodb":{"Keys":{"scopeKey":{"S":"team#red"},"configKey":{"S":"openclaw/cron"}}}},
                {"eventName":"MODIFY","dynamodb":{"Keys":{"userId":{"S":"bob"}}}},
                {"eventName":"REMOVE","dynamodb":{"Keys":{"userId":{"S":"email#eve@company.com"}}}}%s]}
                """;
        assertThat(read(event.formatted("")))
                .isEqualTo(
                        new LifecycleRequest.SyncChanged(
                                Set.of(ADA, new UserId("bob")),
                                Set.of(new ScheduleSync.Many(Optional.of(RED), Optional.empty()))));
        String global = ",{'dynamodb':{'Keys':{'scopeKey':{'S':'global'}}}}";
        assertThat(read(event.formatted(global)))
                .as("everybody is the team too")
                .isEqualTo(
                        new LifecycleRequest.SyncChanged(
                                Set.of(ADA, new UserId("bob")),
                                Set.of(new ScheduleSync.Many(Optional.empty(), Optional.empty()))));
    }

    private static LifecycleRequest many(Optional<TeamId> team, Optional<UserId> after) {
        return new LifecycleRequest.SyncManySchedules(new ScheduleSync.Many(team, after));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no JSON | not JSON",
                "[] | operation is one of",
                "{} | operation is one of",
                "{'operation':'destroy'} | operation is one of",
                "{'operation':7} | operation is one of",
                "{'operation':'start'} | userId is missing",
                "{'operation':'start','userId':7} | userId is missing",
                "{'operation':'start','userId':''} | no user id",
                "{'operation':'start','userId':'../eve'} | no user id",
                "{'operation':'start','userId':'Ada'} | no user id",
                "{'operation':'stop','userId':'ada','mode':'later'} | graceful or now",
                "{'operation':'deprovision','userId':'ada'} | keep or delete",
                "{'operation':'deprovision','userId':'ada','files':true} | keep or delete",
                "{'operation':'keep','userId':'ada'} | whole number",
                "{'operation':'keep','userId':'ada','hours':-1} | whole number",
                "{'operation':'keep','userId':'ada','hours':1.5} | whole number",
                "{'operation':'keep','userId':'ada','hours':100000} | whole number",
                "{'operation':'activity'} | list of at most",
                "{'operation':'activity','uses':[{'userId':'ada'}]} | at is an instant",
                "{'operation':'activity','uses':[{'at':'2026-11-22T11:00:00Z'}]} | userId is missing",
                "{'operation':'activity','uses':[{'userId':'ada','at':'2036-01-01T00:00:00Z'}]} | future",
                "{'operation':'sync-cron-schedules'} | userId is missing",
                "{'operation':'sync-cron-schedules','teamId':'Eve '} | no id of a team"
            })
    void saysWhatIsWrong(String request, String message) {
        assertThatThrownBy(() -> read(request))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("eve");
    }

    private LifecycleRequest read(String request) {
        byte[] bytes = request.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        try {
            return reader.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
