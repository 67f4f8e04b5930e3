package io.teamclaw.adminui.browser;

import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every view there is, and where a walk through the portal looks at it. A view that is not listed
 * fails the walk.
 */
final class Views {
    /**
     * One page to look at.
     *
     * @param name of its screenshots
     * @param view its class's simple name
     * @param path where it is; {@code {person}} and {@code {team}} are filled in
     * @param role who looks at it; nobody who is signed in where it is for everybody
     */
    record Place(String name, String view, String path, Who role) {
        /** The path in a company with this person. */
        String of(User person) {
            return path.replace("{person}", person.id().value())
                    .replace("{team}", person.teamId().value());
        }
    }

    /** Who looks. */
    enum Who {
        ADMIN,
        EMPLOYEE,
        NOBODY;

        Role role() {
            return this == ADMIN ? Role.ADMIN : Role.EMPLOYEE;
        }

        /** Whether the page is for phones too. */
        boolean hasPhone() {
            return this != ADMIN;
        }
    }

    /** No page of their own: they lead elsewhere. */
    static final Set<String> WITHOUT_PAGE = Set.of("RootView");

    static final List<Place> ALL =
            List.of(
                    new Place("sign-in", "SignInView", "login", Who.NOBODY),
                    new Place("sign-up", "SignUpView", "sign-up", Who.NOBODY),
                    new Place("signed-out", "SignedOutView", "signed-out", Who.NOBODY),
                    new Place("my-workspace", "MyWorkspaceView", "workspace", Who.EMPLOYEE),
                    new Place("no-access", "AccessDeniedView", "keys", Who.EMPLOYEE),
                    new Place("not-found", "NotFoundView", "no-such-page", Who.EMPLOYEE),
                    new Place("dashboard", "DashboardView", "dashboard", Who.ADMIN),
                    new Place("workspaces", "WorkspacesView", "workspaces", Who.ADMIN),
                    new Place("workspace", "WorkspaceDetailView", "workspaces/{person}", Who.ADMIN),
                    new Place("people", "PeopleView", "people", Who.ADMIN),
                    new Place("person", "PersonView", "people/{person}", Who.ADMIN),
                    new Place("teams", "TeamsView", "teams", Who.ADMIN),
                    new Place("team", "TeamView", "teams/{team}", Who.ADMIN),
                    new Place("my-usage", "MyUsageView", "my-usage", Who.EMPLOYEE),
                    new Place("preferences", "PreferencesView", "preferences", Who.EMPLOYEE),
                    new Place("config", "ConfigView", "config", Who.ADMIN),
                    new Place("effective", "EffectiveView", "config/effective/{person}", Who.ADMIN),
                    new Place("settings", "SettingsView", "settings", Who.ADMIN),
                    new Place("keys", "KeysView", "keys", Who.ADMIN),
                    new Place("usage", "UsageView", "usage", Who.ADMIN),
                    new Place("audit", "AuditView", "audit", Who.ADMIN),
                    new Place("audit-row", "AuditRowView", "audit/3", Who.ADMIN));

    private Views() {}

    /** The simple names of the listed views. */
    static Set<String> listed() {
        Set<String> names = new TreeSet<>(WITHOUT_PAGE);
        ALL.forEach(place -> names.add(place.view()));
        return names;
    }
}
