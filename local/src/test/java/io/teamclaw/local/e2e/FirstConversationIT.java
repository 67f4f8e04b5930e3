package io.teamclaw.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.local.demo.DemoProvider;
import io.teamclaw.local.e2e.RecordingProvider.Recorded;
import io.teamclaw.local.testing.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole main job with real parts: browser, portal, router, OpenClaw, sidecar, DynamoDB. */
@Timeout(600)
class FirstConversationIT {
    private static final String KEY = "sk-ant-test-0123456789abcdefghijklmnopqrstuvwxyz";
    private static final String OPENAI_KEY = "sk-proj-test-zyxwvutsrqponmlkjihgfedcba9876543210";
    private static final String DUMMY = "proxy-managed";
    private static final String ADMIN_PASSWORD = "an admin's password";
    private static final String PASSWORD = "correct horse battery";

    @TempDir Path folder;

    @Test
    void anEmployeeTalksToOpenClawAndTheAdminSeesWhatItCost() throws Exception {
        try (Chromium chromium = Chromium.launch();
                RecordingProvider anthropic = RecordingProvider.start();
                DemoProvider openAi = DemoProvider.start()) {
            try (LauncherProcess launcher = launch(anthropic, openAi).awaitReady()) {
                converse(chromium, anthropic, launcher);
                launcher.kill();
            }
            assertNothingIsLeftRunning();
            try (LauncherProcess second = launch(anthropic, openAi).awaitReady()) {
                assertEverythingIsAsItWas(chromium, second);
                openAStoppedWorkspace(chromium, second);
                second.interrupt();
                second.awaitEnd();
                assertNothingIsLeftRunning();
            }
        }
    }

    private void converse(Chromium chromium, RecordingProvider anthropic, LauncherProcess launcher)
            throws IOException {
        BrowserContext ada = chromium.person(launcher.url());
        Portal adaPortal = signUp(launcher, ada, "Ada Lovelace", "ada@example.com");
        adaPortal.startWorkspace();
        Page openClaw = adaPortal.openWorkspace();
        Portal.chat(openClaw, "Anybody there?", "You said: “Anybody there?”");

        BrowserContext admin = chromium.person(launcher.url());
        Portal adminPortal = new Portal(admin.newPage());
        adminPortal.signIn("admin@example.com", ADMIN_PASSWORD);
        adminPortal.addKey("OpenAI", OPENAI_KEY);
        awaitReloadsOfTheWorkspace(1);
        Portal.chat(openClaw, "Who are you now?", "You said: “Who are you now?”");
        assertThat(anthropic.requests()).isEmpty();

        ShownUsage before = adminPortal.awaitUsageOf("ada@example.com", 2);
        adminPortal.addKey("Anthropic", KEY);
        awaitReloadsOfTheWorkspace(2);
        Portal.chat(openClaw, "What is the answer?", RecordingProvider.REPLY);
        assertTheCallIsShown(before, adminPortal.awaitUsageOf("ada@example.com", 3));
        assertOnlyThePoolKeyWasSeen(anthropic.requests());
        assertTheAgentHoldsNoKey(launcher);
        assertNobodyElseGetsIn(chromium, launcher, openClaw.url());
        assertThat(launcher.console()).noneMatch(FirstConversationIT::holdsAKey);
        assertThat(Files.readString(folder.resolve("data/teamclaw.log")))
                .doesNotMatch(FirstConversationIT::holdsAKey);
        Portal nobody = new Portal(chromium.person(launcher.url()).newPage());
        takePictures(nobody, adminPortal, adaPortal, openClaw);
    }

    private static void assertEverythingIsAsItWas(Chromium chromium, LauncherProcess launcher) {
        Portal ada = new Portal(chromium.person(launcher.url()).newPage());
        ada.signIn("ada@example.com", PASSWORD);
        ada.page().locator("#start").waitFor();
        ada.page().getByText("Your workspace is stopped").waitFor();
        Portal admin = new Portal(chromium.person(launcher.url()).newPage());
        admin.signIn("admin@example.com", ADMIN_PASSWORD);
        admin.awaitUsageOf("ada@example.com", 3);
        admin.page().navigate("/keys");
        admin.assertKeyIsListed("Anthropic");
        admin.assertKeyIsListed("OpenAI");
    }

    /** The router's page starts it, shows how far it is, and moves on by itself. */
    private static void openAStoppedWorkspace(Chromium chromium, LauncherProcess launcher) {
        Portal ada = new Portal(chromium.person(launcher.url()).newPage());
        ada.signIn("ada@example.com", PASSWORD);
        Page workspace = ada.page().context().newPage();
        workspace.navigate("/open");
        workspace.locator("#steps [data-phase=gateway][data-status=current]").waitFor();
        Screenshots.take(workspace, "starting");
        Portal.awaitOpenClaw(workspace);
    }

    /** OpenClaw watches its configuration: other models take effect without a restart. */
    private void awaitReloadsOfTheWorkspace(int times) {
        Eventually.get(
                this::gatewayLogs,
                text -> text.split("config hot reload applied", -1).length > times,
                Duration.ofMinutes(1));
    }

    private String gatewayLogs() {
        try (Stream<Path> workspaces = Files.list(folder.resolve("data/workspaces"))) {
            StringBuilder text = new StringBuilder();
            for (Path workspace : workspaces.toList()) {
                text.append(Files.readString(workspace.resolve("gateway.log")));
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holdsAKey(String text) {
        return text.contains(KEY) || text.contains(OPENAI_KEY);
    }

    private void assertNothingIsLeftRunning() throws Exception {
        for (ProcessHandle each : Processes.ofFolder(folder)) {
            each.onExit().get(30, TimeUnit.SECONDS);
        }
        assertThat(Processes.ofFolder(folder)).isEmpty();
    }

    private LauncherProcess launch(RecordingProvider anthropic, DemoProvider openAi)
            throws IOException {
        Path overlay =
                Files.writeString(
                        folder.resolve("providers.yaml"),
                        """
                        providers:
                          anthropic: {base-url: "%s"}
                          openai: {base-url: "%s"}
                        """
                                .formatted(anthropic.baseUrl(), openAi.baseUrl()));
        return LauncherProcess.start(
                folder.resolve("data"),
                Map.of(
                        "TEAMCLAW_ADMIN_PASSWORD",
                        ADMIN_PASSWORD,
                        "TEAMCLAW_PROVIDERS_FILE",
                        overlay.toString()));
    }

    private static Portal signUp(
            LauncherProcess launcher, BrowserContext person, String name, String email) {
        Portal portal = new Portal(person.newPage());
        Pattern mailed =
                Pattern.compile("E-mail to " + Pattern.quote(email) + ".*code: ([0-9]{6})");
        portal.signUp(name, email, PASSWORD, () -> launcher.awaitMatch(mailed));
        portal.signIn(email, PASSWORD);
        return portal;
    }

    private static void assertOnlyThePoolKeyWasSeen(List<Recorded> requests) {
        assertThat(requests)
                .isNotEmpty()
                .allSatisfy(
                        request -> {
                            assertThat(request.headers().get("X-api-key")).containsExactly(KEY);
                            assertThat(request.toString()).doesNotContain(DUMMY);
                        });
        assertThat(requests).anyMatch(request -> request.body().contains("What is the answer?"));
    }

    private static void takePictures(Portal nobody, Portal admin, Portal employee, Page openClaw) {
        Screenshots.view(nobody, "/login", "sign-in", "vaadin-login-form");
        Screenshots.view(nobody, "/sign-up", "sign-up", "vaadin-password-field");
        Screenshots.take(openClaw, "openclaw");
        Screenshots.view(employee, "/", "my-workspace", "#open");
        Screenshots.view(employee, "/my-usage", "my-usage", "canvas");
        Screenshots.view(admin, "/usage", "usage", "canvas");
        Screenshots.view(admin, "/keys", "api-keys", "vaadin-grid");
        Screenshots.view(admin, "/users", "users", "vaadin-grid");
    }

    /** 1,200 at $3, 3,000 cached at $0.30 and 345 out at $15 a million are 9,675 micro-dollars. */
    private static void assertTheCallIsShown(ShownUsage before, ShownUsage after) {
        assertThat(after.name()).isEqualTo("Ada Lovelace");
        assertThat(after.input() - before.input()).isEqualTo(RecordingProvider.INPUT_TOKENS);
        assertThat(after.output() - before.output()).isEqualTo(RecordingProvider.OUTPUT_TOKENS);
        assertThat(after.cacheRead() - before.cacheRead())
                .isEqualTo(RecordingProvider.CACHE_READ_TOKENS);
        assertThat(after.dollars().subtract(before.dollars()))
                .isCloseTo(new BigDecimal("0.009675"), within(new BigDecimal("0.0001")));
    }

    private void assertTheAgentHoldsNoKey(LauncherProcess launcher) throws IOException {
        List<ProcessHandle> agents =
                ProcessHandle.of(launcher.pid())
                        .orElseThrow()
                        .descendants()
                        .filter(
                                each ->
                                        Processes.environmentOf(each)
                                                .contains("OPENCLAW_CONFIG_PATH"))
                        .toList();
        assertThat(agents).isNotEmpty();
        assertThat(agents)
                .allSatisfy(
                        agent ->
                                assertThat(Processes.environmentOf(agent))
                                        .doesNotMatch(FirstConversationIT::holdsAKey)
                                        .doesNotContain("AWS_")
                                        .doesNotContain("KEY_POOL"));
        try (Stream<Path> files = Files.walk(folder.resolve("data/workspaces"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotMatch(FirstConversationIT::holdsAKey);
            }
        }
    }

    private static void assertNobodyElseGetsIn(
            Chromium chromium, LauncherProcess launcher, String url) {
        String path = url.replaceFirst("^https?://[^/]+(/u/[^/]+/).*$", "$1");
        BrowserContext grace = chromium.person(launcher.url());
        signUp(launcher, grace, "Grace Hopper", "grace@example.com");
        assertThat(grace.request().get(path).status()).isEqualTo(403);

        BrowserContext nobody = chromium.person(launcher.url());
        assertThat(nobody.request().get(path).status()).isEqualTo(403);
    }
}
