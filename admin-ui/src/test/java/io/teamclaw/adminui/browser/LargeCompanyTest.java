package io.teamclaw.adminui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.teamclaw.adminui.AdminUi;
import io.teamclaw.adminui.AdminUiParts;
import io.teamclaw.adminui.browser.Views.Place;
import io.teamclaw.adminui.browser.Views.Who;
import io.teamclaw.adminui.testing.Chromium;
import io.teamclaw.adminui.testing.PortalFixture;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What each screen reads before it shows its first data, in a company of 10,000 people. The bound
 * is on DynamoDB's read units; the time is printed and not judged.
 */
class LargeCompanyTest {
    private static final Logger LOG = System.getLogger(LargeCompanyTest.class.getName());
    private static final String PASSWORD = "a password of mine";

    /** Read units that a screen may take. */
    private static final double BOUND = 60;

    /**
     * What takes more: a list of everybody is read whole, once for all who look (some 300 units for
     * 10,000 people), and so is the list of teams. Of the audit log a page of 50 rows, the name of
     * what each is about, and the newest 100 rows, which are verified.
     */
    private static final Map<String, Double> BOUNDS =
            Map.of("people", 600.0, "teams", 600.0, "dashboard", 600.0, "audit", 100.0);

    @Test
    void eachScreenReadsWithinItsBound() {
        try (PortalFixture fixture = new PortalFixture()) {
            LargeCompany.fill(fixture);
            CapacityMeter meter = new CapacityMeter(fixture.dynamoDb.client());
            User admin = fixture.person("Ada Admin", Role.ADMIN);
            fixture.accounts.ensureAdmin(admin.email(), Optional.of(PASSWORD));
            try (AdminUi portal = AdminUi.start(parts(fixture, meter.client()));
                    Playwright playwright = Chromium.playwright();
                    Browser browser = Chromium.launch(playwright)) {
                assertThat(walk(browser.newPage(), portal, admin, meter)).isEmpty();
            }
        }
    }

    private static List<String> walk(Page page, AdminUi portal, User admin, CapacityMeter meter) {
        String origin = "http://localhost:" + portal.port() + "/";
        List<String> tooMuch = new ArrayList<>();
        StringBuilder table = new StringBuilder("screen, read units, reads, ms\n");
        page.navigate(origin + "login");
        Chromium.signIn(page, admin.email().value(), PASSWORD);
        for (Place place : Views.ALL) {
            if (place.role() != Who.ADMIN) {
                continue;
            }
            double before = meter.units();
            long reads = meter.calls();
            long start = System.nanoTime();
            page.navigate(origin + place.of(admin));
            page.waitForFunction(Settled.SCRIPT);
            double units = meter.units() - before;
            table.append(
                    "%s, %.1f, %d, %d%n"
                            .formatted(
                                    place.name(),
                                    units,
                                    meter.calls() - reads,
                                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)));
            if (units > BOUNDS.getOrDefault(place.name(), BOUND)) {
                tooMuch.add(place.name() + " reads " + units);
            }
        }
        LOG.log(Level.INFO, table.toString());
        return tooMuch;
    }

    private static AdminUiParts parts(PortalFixture fixture, DynamoDbClient client) {
        AdminUiParts parts = fixture.parts(URI.create("http://localhost"));
        return new AdminUiParts(
                client,
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
                parts.defaultAllowedDomains(),
                parts.listen());
    }
}
