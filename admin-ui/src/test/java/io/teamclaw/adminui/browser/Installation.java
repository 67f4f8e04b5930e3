package io.teamclaw.adminui.browser;

import com.microsoft.playwright.Browser;
import io.teamclaw.adminui.AdminUi;
import io.teamclaw.adminui.AdminUiParts;
import io.teamclaw.adminui.testing.PortalFixture;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A portal as it is right after it was installed: nobody may sign up yet. */
final class Installation implements AutoCloseable {
    static final String PASSWORD = "a password of mine";

    /** Days and hours are those of here. */
    static final String ZONE = "America/New_York";

    final PortalFixture fixture = new PortalFixture();
    private final AdminUi portal =
            AdminUi.start(bare(fixture.parts(URI.create("http://localhost"))));
    private final List<Visitor> visitors = new ArrayList<>();
    private final Browser browser;

    Installation(Browser browser) {
        this.browser = browser;
    }

    private static AdminUiParts bare(AdminUiParts parts) {
        return new AdminUiParts(
                parts.dynamoDb(),
                parts.environment(),
                parts.workspaces(),
                parts.commands(),
                parts.logs(),
                parts.computePrice(),
                parts.tokens(),
                parts.keyPool(),
                parts.registry(),
                parts.openClawSchema(),
                parts.identity(),
                parts.publicOrigin(),
                Set.of(),
                parts.listen());
    }

    /** Somebody who can sign in. */
    User person(String name, Role role) {
        User user = fixture.person(name, role);
        fixture.accounts.ensureAdmin(user.email(), Optional.of(PASSWORD));
        return user;
    }

    /** Somebody at a browser, not signed in. */
    Visitor visitor() {
        Visitor visitor = new Visitor(browser, "http://localhost:" + portal.port(), ZONE);
        visitors.add(visitor);
        return visitor;
    }

    /** A person at a browser, signed in. */
    Visitor visitor(User user) {
        return visitor().signIn(user.email().value(), PASSWORD);
    }

    /** The so-and-so-many-eth start of a person's workspace comes to its end. */
    void ready(User owner, int start) {
        fixture.runtime.ready(
                fixture.runtime.awaitTask(owner.id(), start), new TaskAddress("127.0.0.1", 9));
    }

    /** What the browsers' consoles complained of. */
    List<String> troubles() {
        return visitors.stream().flatMap(each -> each.troubles().stream()).toList();
    }

    @Override
    public void close() {
        visitors.forEach(Visitor::close);
        portal.close();
        fixture.close();
    }
}
