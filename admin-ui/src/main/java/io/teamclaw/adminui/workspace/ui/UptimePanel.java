package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.workspaces.Uptime;
import io.teamclaw.lifecycle.workspaces.Workspace;
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
    private final Button endKeep;

    /**
     * @param choices hours for which it may be kept
     * @param onKeep told one of them
     */
    UptimePanel(List<Integer> choices, IntConsumer onKeep, Runnable onEndKeep) {
        addClassName("uptime");
        DescriptionList facts = new DescriptionList();
        facts.addClassName("facts");
        facts.add(
                fact(Texts.text("workspaces.mine.idle"), idle),
                fact(Texts.text("workspaces.mine.why"), why),
                fact(Texts.text("workspaces.mine.stops"), stops));
        hours.setLabel(Texts.text("workspaces.keep-for"));
        hours.setId("keep-hours");
        hours.setItems(choices);
        hours.setItemLabelGenerator(each -> Texts.text("workspaces.hours", each));
        choices.stream().findFirst().ifPresent(hours::setValue);
        Button keep =
                new Button(
                        Texts.text("workspaces.mine.keep"),
                        click -> onKeep.accept(hours.getValue()));
        keep.setId("keep");
        endKeep = new Button(Texts.text("workspaces.mine.end-keep"), click -> onEndKeep.run());
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
        idle.setText(uptime.map(each -> UptimeText.idle(each, now)).orElse("–"));
        why.setText(uptime.map(each -> UptimeText.why(each.reason(), now)).orElse("–"));
        stops.setText(uptime.map(each -> UptimeText.stops(each, now)).orElse("–"));
        endKeep.setEnabled(workspace.activity().keepUntil().filter(now::isBefore).isPresent());
    }
}
