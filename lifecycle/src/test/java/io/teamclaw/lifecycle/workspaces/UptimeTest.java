package io.teamclaw.lifecycle.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UptimeTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Optional<Instant> NEVER = Optional.empty();

    @Test
    void isInUseWhileFramesOfAPersonCome() {
        Uptime uptime = of(running(ago(600), Activity.since(ago(0))), NEVER, NEVER);

        assertThat(uptime.reason()).isEqualTo(new UpReason.InUse());
        assertThat(uptime.idleSince()).isEmpty();
        assertThat(uptime.stopsAt()).contains(NOW.plus(IDLE));
        assertThat(uptime.mayStop()).isFalse();
    }

    @Test
    void staysUpForTheIdleTimeAfterItsLastUseAndNotAnInstantLonger() {
        Workspace unused = running(ago(600), Activity.since(ago(30)));

        Uptime before = of(unused, NEVER, NEVER, NOW.minusMillis(1));
        assertThat(before.reason()).isEqualTo(new UpReason.Used(ago(30)));
        assertThat(before.idleSince()).contains(ago(30));
        assertThat(before.stopsAt()).contains(NOW);
        assertThat(before.mayStop()).isFalse();

        Uptime after = of(unused, NEVER, NEVER);
        assertThat(after.reason()).isEqualTo(new UpReason.Nothing());
        assertThat(after.mayStop()).isTrue();
    }

    @Test
    void staysUpForTheIdleTimeAfterAModelCallEnded() {
        Workspace unused = running(ago(600), Activity.since(ago(300)));

        Uptime before = of(unused, Optional.of(ago(30).plusMillis(1)), NEVER);
        assertThat(before.reason()).isEqualTo(new UpReason.ModelCall(ago(30).plusMillis(1)));
        assertThat(before.mayStop()).isFalse();
        assertThat(of(unused, Optional.of(ago(30)), NEVER).mayStop()).isTrue();
    }

    @Test
    void givesANewRunItsFullIdleTimeWhoeverStartedIt() {
        Activity longAgo = Activity.since(ago(3_000));

        Uptime before = of(running(ago(30).plusMillis(1), longAgo), NEVER, NEVER);
        assertThat(before.reason()).isEqualTo(new UpReason.Started(ago(30).plusMillis(1)));
        assertThat(before.mayStop()).isFalse();
        assertThat(of(running(ago(30), longAgo), NEVER, NEVER).mayStop()).isTrue();
    }

    @Test
    void staysUpFromTenMinutesBeforeAJob() {
        Workspace unused = running(ago(600), Activity.since(ago(300)));
        Instant inTen = NOW.plus(Duration.ofMinutes(10));

        Uptime due = of(unused, NEVER, Optional.of(inTen));
        assertThat(due.reason()).isEqualTo(new UpReason.JobDue(inTen));
        assertThat(due.stopsAt()).as("the job decides").isEmpty();
        assertThat(due.idleSince()).contains(ago(300));
        assertThat(due.mayStop()).isFalse();
        assertThat(of(unused, NEVER, Optional.of(inTen.plusMillis(1))).mayStop()).isTrue();
    }

    @Test
    void staysUpForAJobThatWasDueAMomentAgo() {
        Workspace unused = running(ago(600), Activity.since(ago(300)));

        assertThat(of(unused, NEVER, Optional.of(ago(1))).mayStop()).isFalse();
    }

    @Test
    void promisesNoStopThatAJobWillPutOff() {
        Workspace used = running(ago(600), Activity.since(ago(10)));
        Instant quiet = NOW.plus(Duration.ofMinutes(20));

        assertThat(of(used, NEVER, Optional.of(quiet.plus(Duration.ofMinutes(10)))).stopsAt())
                .isEmpty();
        assertThat(of(used, NEVER, Optional.of(quiet.plus(Duration.ofMinutes(11)))).stopsAt())
                .contains(quiet);
    }

    @Test
    void staysUpAsLongAsSomebodyAskedFor() {
        Instant end = NOW.plus(Duration.ofHours(2));
        Workspace kept = running(ago(600), kept(ago(300), end));

        Uptime uptime = of(kept, NEVER, NEVER);
        assertThat(uptime.reason()).isEqualTo(new UpReason.Kept(end));
        assertThat(uptime.idleSince()).contains(ago(300));
        assertThat(uptime.stopsAt()).contains(end);
        assertThat(of(kept, NEVER, NEVER, end.minusMillis(1)).mayStop()).isFalse();
        assertThat(of(kept, NEVER, NEVER, end).mayStop()).isTrue();
    }

    @Test
    void namesWhatKeepsItUpLongest() {
        Workspace kept = running(ago(600), kept(ago(5), NOW.plusSeconds(60)));

        Uptime uptime = of(kept, Optional.of(ago(3)), NEVER);
        assertThat(uptime.reason()).isEqualTo(new UpReason.ModelCall(ago(3)));
        assertThat(uptime.stopsAt()).contains(ago(3).plus(IDLE));
    }

    @Test
    void saysWhatItsGatewayWasBusyWithWhenItCouldHaveStopped() {
        Uptime uptime = of(running(ago(600), looked(ago(60), ago(1))), NEVER, NEVER);

        assertThat(uptime.reason()).isEqualTo(new UpReason.Busy("an answer"));
        assertThat(uptime.idleSince()).isEmpty();
        assertThat(uptime.stopsAt()).isEmpty();
        assertThat(uptime.mayStop()).as("worth asking again").isTrue();
    }

    @Test
    void forgetsWhatTheGatewaySaidBeforeTheLastUse() {
        assertThat(of(running(ago(600), looked(ago(40), ago(50))), NEVER, NEVER).reason())
                .isEqualTo(new UpReason.Nothing());
        assertThat(of(running(ago(45), looked(ago(90), ago(50))), NEVER, NEVER).reason())
                .as("of a former run")
                .isEqualTo(new UpReason.Nothing());
    }

    @Test
    void saysItInWordsForPeople() {
        assertThat(new UpReason.InUse().words(NOW)).isEqualTo("in use");
        assertThat(new UpReason.Used(ago(5)).words(NOW)).isEqualTo("last used 5 min ago");
        assertThat(new UpReason.ModelCall(ago(0)).words(NOW))
                .isEqualTo("a model call ended just now");
        assertThat(new UpReason.Started(ago(61)).words(NOW)).isEqualTo("started 1 h 1 min ago");
        assertThat(new UpReason.Kept(NOW.plus(Duration.ofHours(2))).words(NOW))
                .isEqualTo("kept for another 2 h");
        assertThat(new UpReason.JobDue(NOW.plusSeconds(61)).words(NOW))
                .isEqualTo("a job is due in 2 min");
        assertThat(new UpReason.JobDue(NOW).words(NOW)).isEqualTo("a job is due now");
        assertThat(new UpReason.Busy("an answer is being written").words(NOW))
                .isEqualTo("an answer is being written");
        assertThat(new UpReason.Nothing().words(NOW)).isEqualTo("idle; it stops at the next check");
    }

    private static Uptime of(
            Workspace running, Optional<Instant> lastModelCall, Optional<Instant> nextJob) {
        return of(running, lastModelCall, nextJob, NOW);
    }

    private static Uptime of(
            Workspace running,
            Optional<Instant> lastModelCall,
            Optional<Instant> nextJob,
            Instant now) {
        return Uptime.of(running, IDLE, lastModelCall, nextJob, now);
    }

    private static Instant ago(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }

    private static Activity kept(Instant lastActiveAt, Instant until) {
        return new Activity(lastActiveAt, Optional.of(until), Optional.empty(), Optional.empty());
    }

    private static Activity looked(Instant lastActiveAt, Instant lookedAt) {
        return new Activity(
                lastActiveAt, Optional.empty(), Optional.of(lookedAt), Optional.of("an answer"));
    }

    private static Workspace running(Instant ready, Activity activity) {
        return new WorkspaceEdit(new UserId("ada"), activity, 1)
                .state(WorkspaceState.RUNNING, ready)
                .start(
                        Optional.of(
                                new Start(
                                        "attempt",
                                        Optional.empty(),
                                        Map.of(StartPhase.READY, ready),
                                        Optional.empty())))
                .build();
    }
}
