package io.teamclaw.adminui.layout.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.sidenav.SideNavItem;
import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.workspace.ui.MyWorkspaceView;
import io.teamclaw.lifecycle.users.Role;
import org.junit.jupiter.api.Test;

class MainLayoutTest extends KaribuTest {
    @Test
    void theNavigationShowsAnEmployeeWhatIsTheirs() {
        signInAs("Eve Employee", Role.EMPLOYEE);
        UI.getCurrent().navigate(MyWorkspaceView.class);

        assertThat(_find(SideNavItem.class))
                .extracting(SideNavItem::getLabel)
                .containsExactly("My workspace", "My usage", "My preferences");
        assertThat(_get(H1.class).getText()).isEqualTo("My workspace");
        _assertOne(UserMenu.class);
    }

    @Test
    void theNavigationShowsAnAdminEverything() {
        signInAs("Ada Admin", Role.ADMIN);
        UI.getCurrent().navigate(MyWorkspaceView.class);

        assertThat(_find(SideNavItem.class))
                .extracting(SideNavItem::getLabel)
                .containsExactly(
                        "My workspace",
                        "My usage",
                        "My preferences",
                        "Dashboard",
                        "People",
                        "Teams",
                        "Workspaces",
                        "API keys",
                        "Usage and cost",
                        "Configuration",
                        "Settings",
                        "Audit");
    }
}
