package io.teamclaw.local.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import io.teamclaw.local.testing.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who stops their workspace while the real OpenClaw writes an answer says what becomes of it. */
@Timeout(600)
class StopInAnAnswerIT {
    private static final String ADMIN_PASSWORD = "an admin's password";
    private static final String WAITS = "It waits: an answer is being written";

    /** OpenClaw takes up to 13 s to end where nothing else keeps the machine busy. */
    private static final double STOP_MILLIS = 40_000;

    @TempDir Path folder;

    @Test
    void theStopWaitsForTheAnswerUnlessToldNotTo() throws Exception {
        try (Chromium chromium = Chromium.launch();
                SlowProvider provider = SlowProvider.start();
                LauncherProcess launcher = launch(provider).awaitReady()) {
            Portal portal = new Portal(chromium.person(launcher.url()).newPage());
            portal.signIn("admin@example.com", ADMIN_PASSWORD);
            portal.addKey("Anthropic", "sk-ant-test-0123456789abcdefghijklmnopqrstuvwxyz");
            takePictureOfAStart(portal);

            Page openClaw = stopInAnAnswer(portal);
            assertThat(agentRuns()).isTrue();
            Screenshots.take(portal.page(), "my-workspace-stopping");
            provider.endAnAnswer();
            assertShown(openClaw.getByText(SlowProvider.END).first());
            assertShown(portal.page().locator("#start"));
            assertThat(agentRuns()).isFalse();

            stopInAnAnswer(portal);
            portal.page().locator("#stop-now").click();
            portal.confirm("Stop now");
            assertShown(portal.page().locator("#start"));
            assertThat(agentRuns()).isFalse();
        }
    }

    private static void takePictureOfAStart(Portal portal) {
        portal.page().navigate("/workspace");
        portal.page().locator("#start").click();
        assertShown(portal.page().locator(".start-steps .current"));
        Screenshots.take(portal.page(), "my-workspace-starting");
        portal.page().locator("#stop").click();
        portal.confirm("Stop workspace");
        assertShown(portal.page().locator("#start"));
    }

    /** Returns once the stop waits. */
    private static Page stopInAnAnswer(Portal portal) {
        portal.startWorkspace();
        Page openClaw = portal.openWorkspace();
        Portal.awaitOpenClaw(openClaw);
        Portal.chat(openClaw, "What is the answer?", SlowProvider.BEGINNING);
        portal.page().locator("#stop").click();
        portal.confirm("Stop workspace");
        assertThat(portal.page().locator(".workspace-card"))
                .containsText(WAITS, new ContainsTextOptions().setTimeout(STOP_MILLIS));
        return openClaw;
    }

    private static void assertShown(Locator part) {
        assertThat(part).isVisible(new IsVisibleOptions().setTimeout(STOP_MILLIS));
    }

    private boolean agentRuns() {
        return Processes.ofFolder(folder).stream()
                .anyMatch(each -> Processes.environmentOf(each).contains("OPENCLAW_CONFIG_PATH"));
    }

    private LauncherProcess launch(SlowProvider provider) throws IOException {
        Path overlay =
                Files.writeString(
                        folder.resolve("providers.yaml"),
                        "providers:\n  anthropic: {base-url: \"%s\"}\n"
                                .formatted(provider.baseUrl()));
        return LauncherProcess.start(
                folder.resolve("data"),
                Map.of(
                        "TEAMCLAW_ADMIN_PASSWORD",
                        ADMIN_PASSWORD,
                        "TEAMCLAW_PROVIDERS_FILE",
                        overlay.toString()));
    }
}
