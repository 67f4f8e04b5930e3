package io.teamclaw.adminui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import io.teamclaw.adminui.testing.Chromium;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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

    @Test
    void firstDayOfAnAdministrator() {
        Visitor admin = at.visitor(at.person("Anna Admin", Role.ADMIN));
        Checklist checklist = new Checklist(admin);
        checklist.hasDone(0);
        admin.shoot("1-first-day-checklist");

        new KeysPage(admin).add("First key", "sk-ant-api03-aaaaaaaaaaaaaaaaaaaa");
        checklist.hasDone(1, "Add an API key");

        admin.go("teams");
        admin.press("Create");
        admin.fill("Name", "Research");
        admin.press("Save");
        assertThat(admin.text("Research is created.")).isVisible();
        checklist.hasDone(2, "Make a team");

        admin.go("settings");
        Locator domains = admin.page().locator("#domains input");
        domains.fill("example.com");
        domains.press("Enter");
        // Enter leaves the list of choices open over what is below.
        domains.press("Escape");
        assertThat(
                        admin.page()
                                .locator("vaadin-multi-select-combo-box-chip")
                                .filter(text("example.com")))
                .isVisible();
        admin.page().locator("#save-domains").click();
        assertThat(admin.text("Allowed domains: saved")).isVisible();
        checklist.hasDone(3, "Allow your company's e-mail domains");
        admin.shoot("1-first-day-nearly-done");

        admin.go("settings");
        admin.choose(admin.page().locator("#default-team"), AriaRole.OPTION, "Research");
        admin.page().locator("#save-team").click();
        assertThat(admin.text("Default team: saved")).isVisible();
        checklist.isGone();

        Visitor employee = at.visitor();
        employee.go("sign-up");
        employee.fill("Name", "Emil Employee");
        employee.fill("E-mail", "emil@example.com");
        employee.fill("Password", Installation.PASSWORD);
        employee.press("Sign up");
        assertThat(employee.text("Check your e-mail")).isVisible();
        employee.fill("Code", at.fixture.outbox.codeFor("emil@example.com"));
        employee.press("Confirm");
        assertThat(employee.text("Your account is ready.")).isVisible();
        Chromium.signIn(employee.page(), "emil@example.com", Installation.PASSWORD);
        employee.press("Start workspace");
        assertThat(employee.text("Starting the key sidecar")).isVisible();
        employee.shoot("1-first-day-start");
        User emil =
                at.fixture.users.findByEmail(new EmailAddress("emil@example.com")).orElseThrow();
        at.ready(emil, 1);
        assertThat(employee.text("Your workspace is running")).isVisible();
        assertThat(employee.page().locator("#open")).hasAttribute("href", "open");
        assertOpens(employee, emil);
        employee.shoot("1-first-day-running");

        // People and figures are shared by all who look within some seconds.
        admin.goUntil(
                "people",
                () ->
                        admin.page()
                                        .locator("vaadin-grid-cell-content")
                                        .filter(text("Research"))
                                        .count()
                                == 1);
        admin.goUntil("dashboard", () -> stat(admin, "Running").textContent().contains("1"));
        checklist.isGone();
        admin.shoot("1-first-day-dashboard");
        assertThat(at.troubles()).isEmpty();
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
    void aPersonLeavesTheCompany() {
        User emil = at.person("Emil Employee", Role.EMPLOYEE);
        Visitor employee = at.visitor(emil);
        employee.press("Start workspace");
        at.ready(emil, 1);
        assertThat(employee.text("Your workspace is running")).isVisible();
        assertOpens(employee, emil);
        Visitor admin = at.visitor(at.person("Anna Admin", Role.ADMIN));
        PersonPage person = new PersonPage(admin, emil);
        person.open();

        admin.press("Disable");
        long began = System.nanoTime();
        admin.confirm();
        employee.page().waitForURL(url -> url.contains("/signed-out?reason=disabled"));
        assertThat(System.nanoTime() - began).isLessThan(10_000_000_000L);
        assertThat(employee.text("Your account is disabled")).isVisible();
        employee.shoot("3-leaving-signed-out");
        assertThat(admin.text("Emil Employee is disabled.")).isVisible();
        APIResponse refused = employee.ask("open");
        assertThat(refused.headers().getOrDefault("location", "")).doesNotContain("/u/");
        assertThat(refused.headers().getOrDefault("set-cookie", "")).doesNotContain("tc_session=e");
        admin.go("workspaces/" + emil.id());
        assertThat(admin.page().locator(".panel-head").first()).containsText("Stopped");
        assertThat(at.fixture.runtime.tasksOf(emil.id())).isEmpty();

        person.open();
        admin.press("Enable");
        assertThat(admin.text("Emil Employee is enabled.")).isVisible();
        employee.signIn(emil.email().value(), Installation.PASSWORD);
        assertThat(employee.text("Your workspace is stopped")).isVisible();
        employee.press("Start workspace");
        at.ready(emil, 2);
        assertOpens(employee, emil);

        person.open();
        person.askToDelete();
        admin.fill("Type the e-mail address to confirm", "somebody.else@example.com");
        person.delete();
        assertThat(admin.text("This is not the person's address.")).isVisible();
        admin.fill("Type the e-mail address to confirm", emil.email().value());
        admin.shoot("3-leaving-delete");
        person.delete();
        assertThat(admin.text("Emil Employee is being deleted.")).isVisible();
        employee.page().waitForURL(url -> url.contains("/signed-out"));
        person.isGone();
        assertThat(at.fixture.runtime.removed()).contains(emil.id() + " with files");
        admin.go("audit?target=person/" + emil.id());
        for (String action : new String[] {"person.disabled", "person.enabled", "person.deleted"}) {
            assertThat(admin.page().getByText(action)).hasCount(1);
        }
        admin.shoot("3-leaving-audit");
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

    @Test
    void aWorkspaceFailsToStartAndTheAdministratorFindsOutWhy() {
        String cause = "AWS refused the machine: the quota for vCPUs on demand is used up.";
        at.fixture.runtime.failLaunch(new TaskStartException(FailureKind.QUOTA, cause));
        User emil = at.person("Emil Employee", Role.EMPLOYEE);
        Visitor employee = at.visitor(emil);
        employee.press("Start workspace");
        assertThat(employee.text("Your workspace has failed")).isVisible();
        assertThat(employee.text(cause)).isVisible();
        assertThat(employee.text("pass this message on")).isVisible();
        employee.shoot("5-failure-employee");

        Visitor admin = at.visitor(at.person("Anna Admin", Role.ADMIN));
        admin.go("dashboard");
        assertThat(admin.text("A workspace did not start")).isVisible();
        admin.shoot("5-failure-dashboard");
        admin.text("A workspace did not start").click();
        admin.page().locator("vaadin-grid").getByText("Emil Employee").click();
        assertThat(admin.text("A quota of AWS is used up")).isVisible();
        assertThat(admin.text(cause)).isVisible();
        assertThat(admin.text("Open Service Quotas in the AWS console")).isVisible();
        Locator timeline = admin.page().locator(".timeline");
        assertThat(timeline.locator("li").first()).containsText("Failed");
        assertThat(timeline).containsText(cause);
        assertThat(timeline).containsText("Starting");
        admin.shoot("5-failure-cause");

        at.fixture.runtime.recover();
        admin.press("Start");
        at.ready(emil, 1);
        assertThat(admin.page().locator(".panel-head").first()).containsText("Running");
        assertThat(admin.text("A quota of AWS is used up")).isHidden();
        assertThat(employee.text("Your workspace is running")).isVisible();
        assertOpens(employee, emil);
        admin.shoot("5-failure-mended");
        assertThat(at.troubles()).isEmpty();
    }

    private void use(User user, Instant when, long costMicros) {
        at.fixture.usage(
                user, when, new TokenCounts(1_000, 200, 0, 0, 0), OptionalLong.of(costMicros));
    }

    private static void assertOpens(Visitor visitor, User owner) {
        APIResponse answer = visitor.ask("open");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers().get("location")).endsWith("/u/" + owner.id() + "/");
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
