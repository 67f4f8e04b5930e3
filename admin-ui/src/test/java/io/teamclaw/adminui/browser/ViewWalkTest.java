package io.teamclaw.adminui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Route;
import io.teamclaw.adminui.AdminUi;
import io.teamclaw.adminui.browser.Views.Place;
import io.teamclaw.adminui.browser.Views.Who;
import io.teamclaw.adminui.testing.Chromium;
import io.teamclaw.adminui.testing.PortalFixture;
import io.teamclaw.lifecycle.users.User;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;

/**
 * Opens every view in both colour schemes: nothing is said on the browser's console, axe-core has
 * no serious finding, nothing is wider than the screen, and a screenshot stays in {@code
 * target/screenshots}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ViewWalkTest {
    private static final String PASSWORD = "a password of mine";
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Axe axe = new Axe();
    private final Map<Who, User> people = new EnumMap<>(Who.class);
    private final List<String> troubles = new ArrayList<>();
    private PortalFixture fixture;
    private User person;
    private AdminUi portal;
    private Playwright playwright;
    private Browser browser;

    @BeforeAll
    void start() {
        fixture = new PortalFixture();
        person = RealisticData.fill(fixture).getFirst();
        for (Who who : new Who[] {Who.ADMIN, Who.EMPLOYEE}) {
            String name = who == Who.ADMIN ? "Vera Molnar" : "Leslie Lamport";
            User user = fixture.person(name, who.role());
            fixture.accounts.ensureAdmin(user.email(), Optional.of(PASSWORD));
            people.put(who, user);
        }
        RealisticData.use(fixture, List.of(people.get(Who.EMPLOYEE)));
        portal = AdminUi.start(fixture.parts(URI.create("http://localhost")));
        playwright = Chromium.playwright();
        browser = Chromium.launch(playwright);
    }

    @AfterAll
    void stop() {
        if (playwright != null) {
            playwright.close();
        }
        if (portal != null) {
            portal.close();
        }
        fixture.close();
    }

    @Test
    void everyViewIsOnTheWay() {
        Set<String> there = new TreeSet<>();
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        scan.addIncludeFilter(new AssignableTypeFilter(HasErrorParameter.class));
        scan.findCandidateComponents("io.teamclaw.adminui")
                .forEach(
                        bean ->
                                there.add(
                                        bean.getBeanClassName()
                                                .substring(
                                                        bean.getBeanClassName().lastIndexOf('.')
                                                                + 1)));
        assertThat(Views.listed()).isEqualTo(there);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void everyViewIsQuietAndAccessible(ColorScheme scheme) {
        troubles.clear();
        for (Who who : Who.values()) {
            try (BrowserContext context = context(scheme, 1280, 800)) {
                Page page = open(context, who);
                for (Place place : Views.ALL) {
                    if (place.role() == who) {
                        look(page, place, scheme.name().toLowerCase());
                        if (who.hasPhone()) {
                            page.setViewportSize(375, 812);
                            look(page, place, scheme.name().toLowerCase() + "-375");
                            page.setViewportSize(1280, 800);
                        }
                    }
                }
            }
        }
        assertThat(troubles).isEmpty();
    }

    private BrowserContext context(ColorScheme scheme, int width, int height) {
        return browser.newContext(
                new Browser.NewContextOptions()
                        .setColorScheme(scheme)
                        .setViewportSize(width, height));
    }

    private Page open(BrowserContext context, Who who) {
        Page page = context.newPage();
        page.onPageError(error -> troubles.add(page.url() + " error: " + error));
        page.onConsoleMessage(message -> listen(page, message));
        if (who != Who.NOBODY) {
            page.navigate(origin() + "/login");
            Chromium.signIn(page, people.get(who).email().value(), PASSWORD);
        }
        return page;
    }

    /** The not-found and no-access pages come with their status, which Chromium reports itself. */
    private void listen(Page page, ConsoleMessage message) {
        boolean ownStatus = message.text().matches(".*status of 40[34] .*");
        if (message.type().equals("error") && !ownStatus) {
            troubles.add(page.url() + " console: " + message.text());
        }
    }

    private void look(Page page, Place place, String suffix) {
        page.navigate(origin() + "/" + place.of(person));
        page.waitForFunction(Settled.SCRIPT);
        page.evaluate("() => document.fonts.ready");
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(SCREENSHOTS.resolve(place.name() + "-" + suffix + ".png")));
        String where = place.name() + " " + suffix + ": ";
        axe.findings(page).forEach(finding -> troubles.add(where + finding));
        Object tooWide =
                page.evaluate(
                        "() => document.documentElement.scrollWidth >"
                                + " document.documentElement.clientWidth");
        if (Boolean.TRUE.equals(tooWide)) {
            troubles.add(where + "wider than the screen");
        }
    }

    private String origin() {
        return "http://localhost:" + portal.port();
    }
}
