package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.function.ValueProvider;
import io.teamclaw.adminui.layout.ui.Durations;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.usage.Money;
import io.teamclaw.adminui.workspace.WorkspaceRow;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.Uptime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Workspaces in a table. Why one is up is asked only for the rows that the browser shows. */
final class WorkspaceGrid extends Grid<WorkspaceRow> {
    private static final long serialVersionUID = 1L;

    /** Times move on by the minute. */
    private static final Duration TICK = Duration.ofSeconds(30);

    private final List<WorkspaceRow> rows = new ArrayList<>();
    private final ListDataProvider<WorkspaceRow> data;
    private final transient Function<WorkspaceRow, Optional<Uptime>> uptime;
    private final transient Map<UserId, Optional<Uptime>> known = new HashMap<>();
    private final transient Map<TeamId, String> teams;
    private final transient Clock clock;
    private transient Instant ticked = Instant.EPOCH;

    /**
     * @param uptime asked for a row that is shown
     * @param teams names
     * @param actions what is offered for a row
     */
    WorkspaceGrid(
            Function<WorkspaceRow, Optional<Uptime>> uptime,
            Map<TeamId, String> teams,
            Function<WorkspaceRow, Component> actions,
            Clock clock) {
        this.uptime = uptime;
        this.teams = teams;
        this.clock = clock;
        this.data = new RowData(rows);
        addComponentColumn(PersonCell::new)
                .setHeader(Texts.text("workspaces.column.person"))
                .setComparator(WorkspaceRow::name)
                .setWidth("9.5rem");
        text("workspaces.column.team", this::team).setWidth("5.5rem");
        addComponentColumn(row -> new StateBadge(row.workspace().state()))
                .setHeader(Texts.text("workspaces.column.state"))
                .setWidth("6.25rem")
                .setFlexGrow(0);
        text("workspaces.column.step", row -> StateText.step(row.workspace())).setWidth("6.5rem");
        text("workspaces.column.since", this::since).setWidth("4.75rem");
        text("workspaces.column.idle", row -> up(row, UptimeText::idle)).setWidth("5.25rem");
        text(
                        "workspaces.column.why",
                        row -> up(row, (each, now) -> UptimeText.why(each.reason(), now)))
                .setWidth("7.25rem");
        text("workspaces.column.stops", row -> up(row, UptimeText::stops)).setWidth("5.5rem");
        text("workspaces.column.cost", row -> row.costMicros().map(Money::format).orElse("–"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("6rem");
        addComponentColumn(actions::apply)
                .setHeader(Texts.text("workspaces.column.actions"))
                .setKey("actions")
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("6rem")
                .setFlexGrow(0)
                .setFrozenToEnd(true);
        setItems(data);
        setSelectionMode(SelectionMode.MULTI);
        getElement().setAttribute("aria-label", Texts.text("workspaces.title"));
        addClassName("workspace-grid");
        getElement().getThemeList().add("wrap-cell-content");
    }

    private Column<WorkspaceRow> text(String key, ValueProvider<WorkspaceRow, String> value) {
        return addColumn(value).setHeader(Texts.text(key)).setTooltipGenerator(value::apply);
    }

    /** Shows these; rows that did not change stay as they are, with an open menu and focus. */
    void show(List<WorkspaceRow> next) {
        Instant now = clock.instant();
        boolean tick = !now.isBefore(ticked.plus(TICK));
        boolean same = ids(rows).equals(ids(next));
        List<WorkspaceRow> before = List.copyOf(rows);
        rows.clear();
        rows.addAll(next);
        if (tick || !same) {
            ticked = now;
            known.clear();
            data.refreshAll();
        } else {
            for (int i = 0; i < next.size(); i++) {
                if (!next.get(i).workspace().equals(before.get(i).workspace())) {
                    known.remove(next.get(i).id());
                    data.refreshItem(next.get(i));
                }
            }
        }
        Set<Object> there = new HashSet<>(ids(next));
        Set.copyOf(getSelectedItems()).stream()
                .filter(row -> !there.contains(row.id()))
                .forEach(this::deselect);
    }

    private static List<Object> ids(List<WorkspaceRow> of) {
        return of.stream().map(row -> (Object) row.id()).collect(Collectors.toList());
    }

    private String team(WorkspaceRow row) {
        return row.owner()
                .map(User::teamId)
                .map(id -> teams.getOrDefault(id, id.value()))
                .orElse("–");
    }

    private String since(WorkspaceRow row) {
        return Durations.inMinutes(Duration.between(row.workspace().since(), clock.instant()));
    }

    private String up(WorkspaceRow row, BiFunction<Uptime, Instant, String> words) {
        return known.computeIfAbsent(row.id(), id -> uptime.apply(row))
                .map(each -> words.apply(each, clock.instant()))
                .orElse("–");
    }
}
