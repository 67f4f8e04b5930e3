package io.teamclaw.adminui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;

import io.teamclaw.adminui.testing.Chromium;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What people come for, from its beginning to its end, each in an installation of its own.
 * Screenshots of the moments that matter stay in {@code target/screenshots/journeys}.
 */
class JourneysTest {
    private static Playwright playwright;
    private static Browser browser;

    private Installation at;

    @BeforeAll
    static void launch() {
        playwright = Chromium.playwright();
        browser = Chromium.launch(playwright);
    }

    @AfterAll
    static void quit() {
        playwright.close();
    }

    @BeforeEach
    void install() {
        at = new Installation(browser);
    }

    @AfterEach
    void leave() {
        at.close();
    }

    /**
     * The administrator's side. That calls go on without an error while keys come and go is proven
     * by the sidecar's {@code io.teamclaw.sidecar.proxy.RotationTest}.
     */
    @Test
    void aKeyIsRotatedWithoutAnErrorSeen() {
        Visitor admin = at.visitor(at.person("Anna Admin", Role.ADMIN));
        KeysPage keys = new KeysPage(admin);
        keys.add("Old key", "sk-ant-api03-aaaaaaaaaaaaaaaaaaaa");
        keys.add("New key", "sk-ant-api03-bbbbbbbbbbbbbbbbbbbb");
        keys.shows("Old key", "Active");
        keys.shows("New key", "Active");

        keys.act("Old key", "Drain");
        keys.shows("Old key", "Draining");
        keys.shows("New key", "Active");
        admin.shoot("2-rotation-draining");
        keys.act("Old key", "Retire");
        keys.shows("Old key", "Retired");
        keys.act("Old key", "Remove");
        assertThat(admin.text("The key is removed.")).isVisible();
        keys.lacks("Old key");
        keys.shows("New key", "Active");
        admin.shoot("2-rotation-done");

        admin.go("audit");
        for (String action : new String[] {"key.drained", "key.retired", "key.removed"}) {
            assertThat(admin.page().getByText(action)).hasCount(1);
        }
        assertThat(admin.page().getByText("key.added")).hasCount(2);
        assertThat(admin.page().getByText("sk-ant-api03-aaaa")).hasCount(0);
        admin.shoot("2-rotation-audit");
        assertThat(at.troubles()).isEmpty();
    }

    @Test
    void financeExportsLastMonth() {
        ZoneId here = ZoneId.of(Installation.ZONE);
        LocalDate thisMonth = LocalDate.now(here).withDayOfMonth(1);
        Instant first = thisMonth.minusMonths(1).atStartOfDay(here).toInstant();
        Instant end = thisMonth.atStartOfDay(here).toInstant();
        User ada = at.person("Ada Author", Role.EMPLOYEE);
        User bob = at.person("Bob Builder", Role.EMPLOYEE);
        use(ada, first, 1_250_000);
        use(ada, first.plusSeconds(500_000), 17);
        use(bob, end.minusSeconds(30), 2_000_003);
        use(bob, first.minusSeconds(30), 40_000_000);
        use(ada, end.plusSeconds(30), 80_000_000);

        Visitor finance = at.visitor(at.person("Fin Ance", Role.FINANCE));
        finance.go("usage");
        finance.choose(select(finance, "Period"), AriaRole.OPTION, "Last month");
        finance.page().waitForURL(Pattern.compile(".*from=" + thisMonth.minusMonths(1) + ".*"));
        finance.choose(select(finance, "Break down by"), AriaRole.OPTION, "Person");
        finance.page().waitForURL(Pattern.compile(".*by=person.*"));
        assertThat(stat(finance, "Total cost")).containsText("$3.25");
        finance.shoot("4-finance-last-month");
        Table file = Table.download(finance, "This table (CSV)");

        assertThat(file.column("name")).containsExactlyInAnyOrder("Ada Author", "Bob Builder");
        assertThat(file.sum("total_usd")).isEqualByComparingTo("3.250020");
        assertThat(file.sum("requests")).isEqualByComparingTo("3");
        assertThat(file.sum("input_tokens")).isEqualByComparingTo("3000");
        assertThat(file.of("name", "Bob Builder", "total_usd")).isEqualTo("2.000003");
        Table calls = Table.download(finance, "Single calls (CSV)");
        assertThat(calls.sum("model_usd")).isEqualByComparingTo("3.250020");
        assertThat(calls.of("person", "Bob Builder", "time"))
                .startsWith(thisMonth.minusDays(1) + "T23:59:30.000-0");

        assertThat(finance.page().locator("vaadin-side-nav-item").filter(text("API keys")))
                .hasCount(0);
        for (String path : new String[] {"keys", "config"}) {
            finance.go(path);
            assertThat(finance.text("This page is not for your role")).isVisible();
        }
        finance.shoot("4-finance-no-config");
        assertThat(at.troubles()).isEmpty();
    }

    private void use(User user, Instant when, long costMicros) {
        at.fixture.usage(
                user, when, new TokenCounts(1_000, 200, 0, 0, 0), OptionalLong.of(costMicros));
    }

    private static Locator stat(Visitor visitor, String name) {
        return visitor.page().locator(".stat").filter(text(name)).locator(".stat-value").first();
    }

    private static Locator select(Visitor visitor, String label) {
        return visitor.page().locator("vaadin-select").filter(text(label)).first();
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
