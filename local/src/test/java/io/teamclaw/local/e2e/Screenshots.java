package io.teamclaw.local.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.teamclaw.config.testing.TestTools;
import java.nio.file.Path;

/** Pictures of what a person saw, light and dark, kept in {@code local/target/screenshots}. */
final class Screenshots {
    private static final Path FOLDER =
            TestTools.repositoryRoot().resolve("local/target/screenshots");

    private Screenshots() {}

    /** Takes {@code {name}-light.png} and {@code {name}-dark.png} of the page as it is. */
    static void take(Page page, String name) {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat(page.locator("vaadin-connection-indicator[loading]")).hasCount(0);
            settle(page);
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(
                                    FOLDER.resolve(
                                            name + "-" + scheme.name().toLowerCase() + ".png")));
        }
    }

    /** Waits until animations have ended and two frames were drawn. */
    private static void settle(Page page) {
        page.evaluate(
                """
                async () => {
                    const ends = each => each.effect.getComputedTiming().endTime !== Infinity;
                    await Promise.allSettled(
                        document.getAnimations().filter(ends).map(each => each.finished));
                    const frame = () => new Promise(done => requestAnimationFrame(done));
                    await frame();
                    await frame();
                }""");
    }

    /** Navigates to a view of the portal, waits for a part of it, and takes its pictures. */
    static void view(Portal portal, String path, String name, String part) {
        portal.page().navigate(path);
        Locator shown = portal.page().locator(part).first();
        assertThat(shown).isVisible();
        take(portal.page(), name);
    }
}
