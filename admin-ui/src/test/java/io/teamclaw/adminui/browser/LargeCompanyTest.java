package io.teamclaw.adminui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.teamclaw.adminui.AdminUi;
import io.teamclaw.adminui.AdminUiParts;
import io.teamclaw.adminui.testing.Chromium;
import io.teamclaw.adminui.testing.PortalFixture;
import io.teamclaw.adminui.workspace.WorkspaceCommands;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What each screen reads before it shows its first data, in a company of 10,000 people and a
 * million calls. The bound is on DynamoDB's read units; the time is printed and not judged.
 */
class LargeCompanyTest {
    private static final Logger LOG = System.getLogger(LargeCompanyTest.class.getName());
    private static final String PASSWORD = "a password of mine";

    /**
     * A screen.
     *
     * @param path where it is
     * @param units of reading that it may take
     */
    private record Screen(String path, double units) {}

    /**
     * Whichever comes first reads the list of everybody, once for all who look within ten seconds:
     * some 300 units. What is by person reads each day's callers.
     */
    private static final List<Screen> SCREENS =
            List.of(
                    new Screen("dashboard", 400),
                    new Screen("dashboard", 60),
                    new Screen("people", 400),
                    new Screen("people/person-7", 20),
                    new Screen("teams", 400),
                    new Screen("teams/team-7", 20),
                    new Screen("workspaces", 20),
                    new Screen("workspaces/person-7", 20),
                    new Screen("workspace", 20),
                    new Screen("my-usage", 60),
                    new Screen("preferences", 20),
                    new Screen("keys", 20),
                    new Screen("usage", 60),
                    new Screen("usage?by=person", 300),
                    new Screen("usage?by=team", 300),
                    new Screen("usage?by=provider", 60),
                    new Screen("usage?by=model", 60),
                    new Screen("usage?by=key", 60),
                    new Screen("config", 20),
                    new Screen("config/effective/person-7", 20),
                    new Screen("settings", 60),
                    new Screen("audit", 60),
                    new Screen("audit/3", 20));

    /**
     * How long the browser waited for what the server has to say, its own scripts left out, in ms.
     */
    private static final String DATA =
            "(calls => Math.round(Math.max(...calls.map(each => each.responseEnd))"
                    + " - Math.min(...calls.map(each => each.startTime))))"
                    + "(performance.getEntriesByType('resource')"
                    + ".filter(each => each.name.includes('v-r=')))";

    @Test
    void eachScreenReadsWithinItsBound() {
        try (PortalFixture fixture = new PortalFixture()) {
            User admin = fixture.person("Ada Admin", Role.ADMIN);
            LargeCompany.fill(fixture, admin);
            fixture.accounts.ensureAdmin(admin.email(), Optional.of(PASSWORD));
            CapacityMeter meter = new CapacityMeter(fixture.dynamoDb.client());
            UserStore users = new UserStore(meter.client(), EmbeddedDynamoDb.ENVIRONMENT);
            try (WorkspaceService workspaces =
                            WorkspaceService.create(
                                    meter.client(),
                                    EmbeddedDynamoDb.ENVIRONMENT,
                                    fixture.platform.over(users, Clock.systemUTC()));
                    AdminUi portal = AdminUi.start(parts(fixture, meter.client(), workspaces));
                    Playwright playwright = Chromium.playwright();
                    Browser browser = Chromium.launch(playwright)) {
                assertThat(walk(browser.newPage(), portal, admin, meter)).isEmpty();
            }
        }
    }

    private static List<String> walk(Page page, AdminUi portal, User admin, CapacityMeter meter) {
        String origin = "http://localhost:" + portal.port() + "/";
        List<String> tooMuch = new ArrayList<>();
        StringBuilder table = new StringBuilder("screen, read units, reads, ms, of which data\n");
        page.navigate(origin + "login");
        Chromium.signIn(page, admin.email().value(), PASSWORD);
        for (Screen screen : SCREENS) {
            String path = origin + screen.path();
            double units = open(page, path, meter, table);
            if (units > screen.units()) {
                // Now and then a page falls together with the list of people, which is read anew in
                // the background; the next one does not.
                units = open(page, path, meter, table);
            }
            if (units > screen.units()) {
                tooMuch.add(screen.path() + " reads " + units);
            }
        }
        LOG.log(Level.INFO, table.toString());
        return tooMuch;
    }

    /** Opens a screen and waits for all of it; returns the read units. */
    private static double open(Page page, String url, CapacityMeter meter, StringBuilder table) {
        double before = meter.units();
        long reads = meter.calls();
        long start = System.nanoTime();
        page.navigate(url);
        page.waitForFunction(Settled.SCRIPT);
        double units = meter.units() - before;
        table.append(
                "%s, %.1f, %d, %d, %s%n"
                        .formatted(
                                url.substring(url.indexOf('/', "http://".length())),
                                units,
                                meter.calls() - reads,
                                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
                                page.evaluate(DATA)));
        return units;
    }

    private static AdminUiParts parts(
            PortalFixture fixture, DynamoDbClient client, WorkspaceService workspaces) {
        AdminUiParts parts = fixture.parts(URI.create("http://localhost"));
        return new AdminUiParts(
                client,
                parts.environment(),
                workspaces,
                WorkspaceCommands.here(workspaces),
                parts.logs(),
                parts.computePrice(),
                parts.tokens(),
                parts.keyPool(),
                parts.registry(),
                parts.openClawSchema(),
                parts.identity(),
                parts.publicOrigin(),
                parts.defaultAllowedDomains(),
                parts.listen());
    }
}
