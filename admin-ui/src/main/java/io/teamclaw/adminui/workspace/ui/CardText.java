package io.teamclaw.adminui.workspace.ui;

import io.teamclaw.adminui.layout.ui.Durations;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.workspaces.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** What one's own workspace says of itself. */
final class CardText {
    /** An estimate does not go below: from there on nobody knows. */
    private static final Duration NEARLY = Duration.ofSeconds(5);

    private CardText() {}

    static String title(Workspace workspace) {
        return switch (workspace.state()) {
            case ABSENT -> Texts.text("workspaces.mine.title.absent");
            case STOPPED -> Texts.text("workspaces.mine.title.stopped");
            case PROVISIONING, STARTING -> Texts.text("workspaces.mine.title.starting");
            case RUNNING -> Texts.text("workspaces.mine.title.running");
            case STOPPING -> Texts.text("workspaces.mine.title.stopping");
            case FAILED -> Texts.text("workspaces.mine.title.failed");
        };
    }

    /**
     * @param position in the line, where it waits to start
     * @param estimate how long it takes until it runs, where anything is known
     */
    static String text(
            Workspace workspace, OptionalInt position, Optional<Duration> estimate, Instant now) {
        String since = Durations.format(Duration.between(workspace.since(), now));
        return switch (workspace.state()) {
            case ABSENT -> Texts.text("workspaces.mine.absent");
            case STOPPED ->
                    estimate.map(
                                    time ->
                                            Texts.text(
                                                    "workspaces.mine.stopped-estimate",
                                                    rounded(time)))
                            .orElseGet(() -> Texts.text("workspaces.mine.stopped"));
            case PROVISIONING, STARTING -> starting(since, position, estimate);
            case RUNNING -> Texts.text("workspaces.mine.running", since);
            case STOPPING ->
                    workspace
                            .stopWaitsFor()
                            .map(with -> Texts.text("workspaces.mine.stop-waits", with))
                            .orElseGet(() -> Texts.text("workspaces.mine.stopping"));
            case FAILED ->
                    workspace.cause().orElseGet(() -> Texts.text("workspaces.mine.no-cause"));
        };
    }

    private static String starting(
            String since, OptionalInt position, Optional<Duration> estimate) {
        if (estimate.filter(time -> time.compareTo(NEARLY) <= 0).isPresent()
                && position.isEmpty()) {
            return Texts.text("workspaces.mine.starting-soon", since);
        }
        String about = estimate.map(CardText::rounded).orElse("");
        if (position.isPresent()) {
            return estimate.isPresent()
                    ? Texts.text("workspaces.mine.in-line-estimate", position.getAsInt(), about)
                    : Texts.text("workspaces.mine.in-line", position.getAsInt());
        }
        return estimate.isPresent()
                ? Texts.text("workspaces.mine.starting-estimate", since, about)
                : Texts.text("workspaces.mine.starting", since);
    }

    /** A guess is not told to the second: steps of five, of half minutes, then of minutes. */
    static String rounded(Duration guess) {
        long seconds = Math.max(5, guess.toSeconds());
        long step = seconds < 60 ? 5 : seconds < 180 ? 30 : 60;
        return Durations.format(Duration.ofSeconds(Math.ceilDiv(seconds, step) * step));
    }

    /** What a screen reader hears when something changed. */
    static String news(Workspace workspace, OptionalInt position) {
        if (position.isPresent()) {
            return Texts.text("workspaces.mine.news-line", position.getAsInt());
        }
        if (!workspace.isInTransition()) {
            return Texts.text("workspaces.mine.news-state", StateText.of(workspace.state()));
        }
        return workspace
                .stopWaitsFor()
                .map(with -> Texts.text("workspaces.mine.news-stop", with))
                .or(() -> workspace.phase().map(StateText::of))
                .orElseGet(() -> Texts.text("workspaces.mine.news-progress"));
    }
}
