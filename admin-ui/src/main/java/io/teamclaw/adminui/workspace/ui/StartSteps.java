package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.teamclaw.adminui.layout.ui.Durations;
import io.teamclaw.lifecycle.workspaces.StartPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** The phases of a start: what is done, what goes on and for how long, what is to come. */
final class StartSteps extends OrderedList {
    private static final long serialVersionUID = 1L;

    private final Map<StartPhase, ListItem> items = new EnumMap<>(StartPhase.class);
    private final Map<StartPhase, Span> times = new EnumMap<>(StartPhase.class);
    private final Map<StartPhase, Instant> reached = new EnumMap<>(StartPhase.class);

    StartSteps() {
        addClassName("start-steps");
        for (StartPhase phase : StartPhase.values()) {
            Span mark = new Span();
            mark.addClassName("step-mark");
            mark.getElement().setAttribute("aria-hidden", "true");
            Span time = new Span();
            time.addClassName("step-time");
            ListItem item = new ListItem(mark, new Span(phase.title()), time);
            items.put(phase, item);
            times.put(phase, time);
            add(item);
        }
    }

    /**
     * @param began when the start was asked for
     * @param current the phase it is in now
     */
    void show(Instant began, StartPhase current, Instant now) {
        reached.putIfAbsent(StartPhase.REQUESTED, began);
        reached.putIfAbsent(current, now);
        for (StartPhase phase : StartPhase.values()) {
            int order = phase.compareTo(current);
            ListItem item = items.get(phase);
            item.setClassName("done", order < 0);
            item.setClassName("current", order == 0);
            if (order == 0) {
                item.getElement().setAttribute("aria-current", "step");
            } else {
                item.getElement().removeAttribute("aria-current");
            }
            times.get(phase).setText(order > 0 ? "" : timeOf(phase, now));
        }
    }

    /** How long a phase took, or takes; nothing for one that went by unseen. */
    private String timeOf(StartPhase phase, Instant now) {
        Instant from = reached.get(phase);
        if (from == null) {
            return "";
        }
        Instant until =
                reached.entrySet().stream()
                        .filter(entry -> entry.getKey().compareTo(phase) > 0)
                        .map(Map.Entry::getValue)
                        .min(Instant::compareTo)
                        .orElse(now);
        Duration took = Duration.between(from, until);
        return until.isBefore(now) && took.toSeconds() == 0 ? "" : Durations.format(took);
    }
}
