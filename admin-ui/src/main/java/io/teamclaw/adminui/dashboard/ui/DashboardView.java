package io.teamclaw.adminui.dashboard.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.teamclaw.adminui.dashboard.AttentionService;
import io.teamclaw.adminui.dashboard.Background;
import io.teamclaw.adminui.dashboard.DashboardService;
import io.teamclaw.adminui.layout.ui.ViewerZone;
import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.users.Role;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneId;

/** How everything stands: all of it for administrators, a part for finance and leads. */
@Route("dashboard")
@Menu(order = 10, icon = "vaadin:dashboard", title = "layout.menu.dashboard")
@RolesAllowed({Roles.ADMIN, Roles.FINANCE, Roles.TEAM_LEAD})
public final class DashboardView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    DashboardView(
            DashboardService service,
            AttentionService attention,
            Background background,
            CurrentUser currentUser) {
        addClassNames("page", "dashboard");
        Role role = currentUser.require().role();
        if (role == Role.ADMIN) {
            add(
                    new Panel<>(
                            background,
                            Texts.text("dashboard.onboarding.title"),
                            service::onboarding,
                            OnboardingList::of));
        }
        if (role != Role.FINANCE) {
            add(company(service, background));
        }
        ZoneId zone = ViewerZone.get();
        add(
                new Panel<>(
                                background,
                                Texts.text("dashboard.usage.title"),
                                () -> service.usage(zone),
                                UsageFigures::of)
                        .linkedTo("usage", Texts.text("dashboard.usage.link")));
        if (role == Role.ADMIN) {
            Div row =
                    new Div(
                            new Panel<>(
                                    background,
                                    Texts.text("dashboard.attention.title"),
                                    attention::all,
                                    AttentionList::of),
                            new Panel<>(
                                            background,
                                            Texts.text("dashboard.keys.title"),
                                            service::keys,
                                            KeyFigures::of)
                                    .linkedTo("keys", Texts.text("dashboard.keys.link")));
            row.addClassName("dashboard-row");
            add(row);
        }
    }

    private static Div company(DashboardService service, Background background) {
        Div row =
                new Div(
                        new Panel<>(
                                        background,
                                        Texts.text("dashboard.people.title"),
                                        service::people,
                                        CompanyFigures::people)
                                .linkedTo("people", Texts.text("dashboard.people.link")),
                        new Panel<>(
                                        background,
                                        Texts.text("dashboard.workspaces.title"),
                                        service::workspaces,
                                        CompanyFigures::workspaces)
                                .linkedTo("workspaces", Texts.text("dashboard.workspaces.link")));
        row.addClassNames("dashboard-row", "dashboard-company");
        return row;
    }

    @Override
    public String getPageTitle() {
        return Texts.text("dashboard.title");
    }
}
