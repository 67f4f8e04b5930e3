package io.teamclaw.adminui.dashboard.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import io.teamclaw.adminui.dashboard.WorkspaceCounts;
import io.teamclaw.adminui.layout.ui.Stat;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.usage.Numbers;
import java.util.Optional;

/** People and their workspaces in numbers. */
final class CompanyFigures {
    private CompanyFigures() {}

    static Optional<Component> people(int count) {
        return Optional.of(
                stats(new Stat(Texts.text("dashboard.people.count"), Numbers.format(count), "")));
    }

    static Optional<Component> workspaces(WorkspaceCounts counts) {
        return Optional.of(
                stats(
                        stat(Texts.text("dashboard.workspaces.running"), counts.running()),
                        stat(Texts.text("dashboard.workspaces.starting"), counts.starting()),
                        stat(Texts.text("dashboard.workspaces.stopping"), counts.stopping()),
                        stat(Texts.text("dashboard.workspaces.failed"), counts.failed())));
    }

    static Stat stat(String name, long number) {
        return new Stat(name, Numbers.format(number), "");
    }

    static Div stats(Component... stats) {
        Div all = new Div(stats);
        all.addClassName("stats");
        return all;
    }
}
