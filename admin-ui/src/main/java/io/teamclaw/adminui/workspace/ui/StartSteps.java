package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.teamclaw.adminui.layout.ui.Durations;
import io.teamclaw.lifecycle.workspaces.Start;
import io.teamclaw.lifecycle.workspaces.StartPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The phases of a start: what is done, what goes on and for how long, what is to come. */
final class StartSteps extends OrderedList {
    private static final long serialVersionUID = 1L;

    private final Map<StartPhase, ListItem> items = new EnumMap<>(StartPhase.class);
    private final Map<StartPhase, Span> times = new EnumMap<>(StartPhase.class);
    private transient List<StartPhase> shown = List.of();

    StartSteps() {
        addClassName("start-steps");
        for (StartPhase phase : StartPhase.values()) {
            Span mark = new Span();
            mark.addClassName("step-mark");
            mark.getElement().setAttribute("aria-hidden", "true");
            Span time = new Span();
            time.addClassName("step-time");
            items.put(phase, new ListItem(mark, new Span(StateText.of(phase)), time));
            times.put(phase, time);
        }
    }

    /** Shows the phases that apply to a start that goes on. */
    void show(Start start, Instant now) {
        StartPhase current = start.phase().orElse(StartPhase.REQUESTED);
        showOnly(StartPhase.shown(start.phase(), start.reached().keySet()));
        for (StartPhase phase : shown) {
            int order = phase.compareTo(current);
            mark(phase, order < 0, order == 0);
            times.get(phase).setText(order > 0 ? "" : timeOf(phase, start, now));
        }
    }

    /**
     * Shows a start that goes on, or what phases one that ended came to and how long they took.
     *
     * @param end now, or when it ended
     */
    void showTimes(Start start, Instant end) {
        if (start.phase().isPresent()) {
            show(start, end);
            return;
        }
        showOnly(start.reached().keySet().stream().sorted().toList());
        for (StartPhase phase : shown) {
            mark(phase, true, false);
            times.get(phase).setText(phase == StartPhase.READY ? "" : timeOf(phase, start, end));
        }
    }

    private void mark(StartPhase phase, boolean done, boolean current) {
        ListItem item = items.get(phase);
        item.setClassName("done", done);
        item.setClassName("current", current);
        if (current) {
            item.getElement().setAttribute("aria-current", "step");
        } else {
            item.getElement().removeAttribute("aria-current");
        }
    }

    private void showOnly(List<StartPhase> phases) {
        if (!phases.equals(shown)) {
            removeAll();
            phases.forEach(phase -> add(items.get(phase)));
            shown = phases;
        }
    }

    /** How long a phase took, or takes; nothing for one that took no second. */
    private static String timeOf(StartPhase phase, Start start, Instant now) {
        Instant from = start.reached().getOrDefault(phase, now);
        Instant until =
                start.reached().entrySet().stream()
                        .filter(entry -> entry.getKey().compareTo(phase) > 0)
                        .map(Map.Entry::getValue)
                        .min(Instant::compareTo)
                        .orElse(now);
        Duration took = Duration.between(from, until);
        return until.isBefore(now) && took.toSeconds() == 0 ? "" : Durations.format(took);
    }
}
