package io.teamclaw.adminui.workspace.ui;

import io.teamclaw.adminui.layout.ui.Durations;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.workspaces.UpReason;
import io.teamclaw.lifecycle.workspaces.Uptime;
import java.time.Duration;
import java.time.Instant;

/** Since when a workspace is idle, why it is up and when it stops, in words. */
final class UptimeText {
    private UptimeText() {}

    static String idle(Uptime uptime, Instant now) {
        return uptime.idleSince()
                .map(since -> Texts.text("workspaces.idle.for", span(since, now)))
                .orElseGet(() -> Texts.text("workspaces.idle.no"));
    }

    static String why(UpReason reason, Instant now) {
        return switch (reason) {
            case UpReason.InUse use -> Texts.text("workspaces.why.in-use");
            case UpReason.Used used ->
                    ago(used.at(), now, "workspaces.why.used", "workspaces.why.used-now");
            case UpReason.ModelCall call ->
                    ago(call.endedAt(), now, "workspaces.why.call", "workspaces.why.call-now");
            case UpReason.Started started ->
                    ago(started.at(), now, "workspaces.why.started", "workspaces.why.started-now");
            case UpReason.Kept kept -> Texts.text("workspaces.why.kept", span(now, kept.until()));
            case UpReason.JobDue job when job.at().isAfter(now) ->
                    Texts.text("workspaces.why.job", span(now, job.at()));
            case UpReason.JobDue job -> Texts.text("workspaces.why.job-now");
            case UpReason.Busy busy -> Texts.text("workspaces.why.busy", busy.with());
            case UpReason.Nothing nothing -> Texts.text("workspaces.why.nothing");
        };
    }

    static String stops(Uptime uptime, Instant now) {
        if (uptime.reason() instanceof UpReason.Nothing) {
            return Texts.text("workspaces.stops.next");
        }
        return uptime.stopsAt()
                .map(
                        at ->
                                !at.isAfter(now)
                                        ? Texts.text("workspaces.stops.next")
                                        : uptime.reason() instanceof UpReason.InUse
                                                ? Texts.text(
                                                        "workspaces.stops.unused", span(now, at))
                                                : Texts.text("workspaces.stops.in", span(now, at)))
                .orElseGet(() -> Texts.text("workspaces.stops.work"));
    }

    private static String ago(Instant at, Instant now, String key, String keyNow) {
        return Duration.between(at, now).toMinutes() < 1
                ? Texts.text(keyNow)
                : Texts.text(key, span(at, now));
    }

    private static String span(Instant from, Instant to) {
        return Durations.inMinutes(Duration.between(from, to));
    }
}
