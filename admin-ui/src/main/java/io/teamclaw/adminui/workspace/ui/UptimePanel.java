package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.teamclaw.adminui.layout.ui.Durations;
import io.teamclaw.lifecycle.workspaces.UpReason;
import io.teamclaw.lifecycle.workspaces.Uptime;
import io.teamclaw.lifecycle.workspaces.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Since when a running workspace is idle, why it is up, when it stops; and keeping it up. */
final class UptimePanel extends Div {
    private static final long serialVersionUID = 1L;

    private final DescriptionList.Description idle = new DescriptionList.Description();
    private final DescriptionList.Description why = new DescriptionList.Description();
    private final DescriptionList.Description stops = new DescriptionList.Description();
    private final Select<Integer> hours = new Select<>();
    private final Button keep;
    private final Button endKeep;

    /**
     * @param choices hours for which it may be kept
     * @param onKeep told one of them
     */
    UptimePanel(List<Integer> choices, IntConsumer onKeep, Runnable onEndKeep) {
        addClassName("uptime");
        DescriptionList facts = new DescriptionList();
        facts.addClassName("facts");
        facts.add(fact("Idle", idle), fact("Why it is up", why), fact("When it stops", stops));
        hours.setLabel("Keep for");
        hours.setId("keep-hours");
        hours.setItems(choices);
        hours.setItemLabelGenerator(each -> each == 1 ? "1 hour" : each + " hours");
        choices.stream().findFirst().ifPresent(hours::setValue);
        keep = new Button("Keep it up", click -> onKeep.accept(hours.getValue()));
        keep.setId("keep");
        endKeep = new Button("End keeping", click -> onEndKeep.run());
        endKeep.setId("end-keep");
        Div row = new Div(hours, keep, endKeep);
        row.addClassNames("actions", "keep-row");
        row.setVisible(!choices.isEmpty());
        add(facts, row);
    }

    private static Div fact(String name, DescriptionList.Description value) {
        return new Div(new DescriptionList.Term(name), value);
    }

    void show(Workspace workspace, Optional<Uptime> uptime, Instant now) {
        idle.setText(uptime.map(each -> idleText(each, now)).orElse("\u2013"));
        why.setText(uptime.map(each -> sentence(each.reason().words(now))).orElse("\u2013"));
        stops.setText(uptime.map(each -> stopText(each, now)).orElse("\u2013"));
        endKeep.setEnabled(workspace.activity().keepUntil().filter(now::isBefore).isPresent());
    }

    private static String idleText(Uptime uptime, Instant now) {
        return uptime.idleSince()
                .map(since -> "For " + Durations.inMinutes(Duration.between(since, now)))
                .orElse("No");
    }

    private static String stopText(Uptime uptime, Instant now) {
        if (uptime.reason() instanceof UpReason.Nothing) {
            return "At the next check";
        }
        return uptime.stopsAt()
                .map(
                        at ->
                                at.isAfter(now)
                                        ? "In "
                                                + Durations.inMinutes(Duration.between(now, at))
                                                + (uptime.reason() instanceof UpReason.InUse
                                                        ? " without use"
                                                        : "")
                                        : "At the next check")
                .orElse("When its work is done");
    }

    private static String sentence(String words) {
        return words.isEmpty()
                ? words
                : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
