package io.teamclaw.adminui.people.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.teamclaw.adminui.layout.ui.Confirm;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.people.PeopleService;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.adminui.workspace.ui.StateBadge;
import io.teamclaw.lifecycle.users.User;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** Everybody with an account. */
@Route("users")
@PageTitle("Users")
@Menu(order = 2, icon = "vaadin:users", title = "Users")
@RolesAllowed(Roles.ADMIN)
public final class UsersView extends Div {
    private static final long serialVersionUID = 1L;

    private final transient PeopleService service;
    private final Grid<User> grid = new Grid<>();
    private final TextField filter = new TextField();
    private final Span count = new Span();

    UsersView(PeopleService service) {
        this.service = service;
        addClassNames("page", "full-height");
        filter.setPlaceholder("Name or e-mail");
        filter.setAriaLabel("Filter by name or e-mail");
        filter.setPrefixComponent(VaadinIcon.SEARCH.create());
        filter.setClearButtonVisible(true);
        filter.setValueChangeMode(ValueChangeMode.LAZY);
        filter.addValueChangeListener(change -> refresh());
        count.addClassName("secondary");
        count.getElement().setAttribute("role", "status");
        Div bar = new Div(filter, count);
        bar.addClassName("toolbar");
        build();
        add(bar, grid);
        refresh();
    }

    private void build() {
        grid.addColumn(User::name).setHeader("Name").setAutoWidth(true);
        grid.addColumn(user -> user.email().value()).setHeader("E-mail").setAutoWidth(true);
        grid.addColumn(user -> RoleNames.of(user.role())).setHeader("Role").setAutoWidth(true);
        grid.addComponentColumn(UsersView::status).setHeader("Status").setAutoWidth(true);
        grid.addComponentColumn(user -> new StateBadge(service.workspaceState(user.id())))
                .setHeader("Workspace")
                .setAutoWidth(true);
        grid.addComponentColumn(this::action)
                .setHeader("Action")
                .setKey("action")
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.setEmptyStateText("Nobody has this name or e-mail address.");
        grid.getElement().setAttribute("aria-label", "Users");
    }

    private void refresh() {
        List<User> people = service.find(filter.getValue());
        grid.setItems(people);
        count.setText(people.size() == 1 ? "1 person" : people.size() + " people");
    }

    private static Badge status(User user) {
        Badge badge = new Badge(user.disabled() ? "Disabled" : "Active");
        badge.addThemeVariants(user.disabled() ? BadgeVariant.ERROR : BadgeVariant.SUCCESS);
        return badge;
    }

    private Component action(User user) {
        if (service.isMyself(user.id())) {
            Span you = new Span("You");
            you.addClassNames("secondary", "in-place-of-button");
            return you;
        }
        Button button =
                user.disabled()
                        ? new Button("Enable", click -> enable(user))
                        : new Button("Disable", click -> confirmDisable(user));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        if (!user.disabled()) {
            button.addThemeVariants(ButtonVariant.ERROR);
        }
        button.setAriaLabel((user.disabled() ? "Enable " : "Disable ") + user.name());
        return button;
    }

    private void confirmDisable(User user) {
        Confirm.destructive(
                "Disable " + user.name() + "?",
                "They are signed out within seconds and their workspace stops. Files are kept, and"
                        + " you can enable them again.",
                "Disable",
                () -> {
                    service.disable(user.id());
                    refresh();
                    Notices.success(user.name() + " is disabled.");
                });
    }

    private void enable(User user) {
        service.enable(user.id());
        refresh();
        Notices.success(user.name() + " is enabled.");
    }
}
