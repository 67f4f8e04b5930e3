package io.teamclaw.adminui.keys.ui;

import static com.github.mvysny.kaributesting.v10.ContextMenuKt._clickItemWithCaption;
import static com.github.mvysny.kaributesting.v10.GridKt._getCellComponent;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static com.github.mvysny.kaributesting.v10.NotificationsKt.expectNotifications;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.PrettyPrintTreeKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.textfield.PasswordField;
import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.dashboard.Attention;
import io.teamclaw.adminui.dashboard.Attention.Kind;
import io.teamclaw.adminui.dashboard.AttentionService;
import io.teamclaw.adminui.keys.KeyEntry;
import io.teamclaw.adminui.testing.RenewalAttempt;
import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.keys.KeyPool.AuthType;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.lifecycle.users.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the page of API keys and the dashboard say of tokens that renew themselves, or do not. */
class TokenRenewalOnScreenTest extends KaribuTest {
    private static final String PROVIDER = "openai-codex";

    /** Far enough away that the portal itself leaves the token alone. */
    private static final Duration LEFT = Duration.ofDays(3);

    @Autowired private AttentionService attention;
    private PoolKey token;

    @BeforeEach
    void putToken() throws IOException {
        Files.deleteIfExists(fixture.keyPool.path());
        token =
                new PoolKey(
                        "access-secret-" + UUID.randomUUID(),
                        Optional.of("Seat of ops"),
                        Optional.of("refresh-secret-0123456789"),
                        Optional.of(Instant.now().plus(LEFT)));
        fixture.keyPool.update(pool -> KeyPool.EMPTY.with(PROVIDER, AuthType.OAUTH_TOKEN, token));
        signInAs("Ada Admin", Role.ADMIN);
    }

    @Test
    void aTokenThatRenewsItselfSaysWhenAndIsNoWorry() {
        open();
        assertThat(state()).contains("Active", "Renews itself on").doesNotContain("Expires on");
        assertThat(attention.all())
                .extracting(Attention::kind)
                .doesNotContain(Kind.EXPIRING_TOKENS, Kind.SIGN_IN_NEEDED, Kind.NOT_RENEWED);
    }

    @Test
    void aTokenThatNobodyRenewsWarnsBeforeItsEnd() {
        change(token.withTokens(token.secret(), Optional.empty(), token.expiresAt()));
        open();
        assertThat(state()).contains("Active", "Expires on").doesNotContain("Renews");
        assertThat(attention.all()).contains(new Attention(Kind.EXPIRING_TOKENS, "", 1, "keys"));
    }

    @Test
    void aTokenThatItsProviderGaveUpSaysWhatToDo() {
        RenewalAttempt.of(fixture, LEFT, 400, "{\"error\":\"invalid_grant\"}");
        open();
        assertThat(state())
                .contains(
                        "Sign in again",
                        "OpenAI (ChatGPT OAuth token) does not renew this token any more",
                        "choose Replace token",
                        "Expires on");
        assertThat(attention.all()).contains(new Attention(Kind.SIGN_IN_NEEDED, "", 1, "keys"));
    }

    @Test
    void aRenewalThatFailsSaysWhyAndWhenItIsTriedAgain() {
        RenewalAttempt.of(fixture, LEFT, 503, "refresh-secret-0123456789 is fine");
        open();
        assertThat(state()).contains("Active", "Not renewed on", "it answered 503", "Tried again");
        assertThat(attention.all()).contains(new Attention(Kind.NOT_RENEWED, "", 1, "keys"));
        assertThat(everythingOnThePage()).doesNotContain("secret");
    }

    @Test
    void aTokenIsReplacedAfterANewSignInAndStaysTheSameKey() {
        RenewalAttempt.of(fixture, LEFT, 400, "{\"error\":\"invalid_grant\"}");
        open();
        menu("Replace token");
        type("access-secret-of-the-new-sign-in", "refresh-secret-of-the-new-one");
        LocalDateTime end = LocalDateTime.now().plusDays(9).withNano(0);
        _setValue(_get(DateTimePicker.class), end);

        save();

        expectNotifications("The token is replaced.");
        _assertNone(Dialog.class);
        PoolKey now = fixture.keyPool.read().keys(PROVIDER).getFirst();
        assertThat(now.secret()).isEqualTo("access-secret-of-the-new-sign-in");
        assertThat(now.refreshToken()).contains("refresh-secret-of-the-new-one");
        assertThat(now.id()).isEqualTo(token.id());
        assertThat(now.label()).isEqualTo(token.label());
        assertThat(state()).contains("Active", "Renews itself on").doesNotContain("Sign in");
        assertThat(everythingOnThePage()).doesNotContain("secret");
        assertThat(lastAuditRow())
                .contains("key.token-replaced", now.id())
                .doesNotContain("secret");
    }

    @Test
    void whatIsNoTokenReplacesNone() {
        open();
        menu("Replace token");
        type(" ", "");
        save();
        assertThat(complaint()).contains("Enter the token");
        type("short", "");
        save();
        assertThat(complaint()).contains("too short");
        type("access-with-a-letter-ß-secret", "");
        save();
        assertThat(complaint()).isNotBlank().doesNotContain("secret");
        assertThat(fixture.keyPool.read().keys(PROVIDER)).containsExactly(token);
    }

    private void change(PoolKey to) {
        fixture.keyPool.update(pool -> pool.changing(PROVIDER, token.id(), key -> to));
    }

    private static void open() {
        UI.getCurrent().navigate("keys");
    }

    private static String state() {
        return _getCellComponent(grid(), 0, "state").getElement().getTextRecursively();
    }

    private static void menu(String item) {
        _clickItemWithCaption((MenuBar) _getCellComponent(grid(), 0, "actions"), item);
    }

    private static void type(String access, String refresh) {
        _setValue(_get(PasswordField.class, spec -> spec.withId("new-token")), access);
        _setValue(_get(PasswordField.class, spec -> spec.withId("new-refresh-token")), refresh);
    }

    private static void save() {
        _click(_get(Button.class, spec -> spec.withId("save-token")));
    }

    private static String complaint() {
        return _get(PasswordField.class, spec -> spec.withId("new-token")).getErrorMessage();
    }

    private String lastAuditRow() {
        return String.valueOf(fixture.audit.head().orElseThrow());
    }

    private static String everythingOnThePage() {
        return PrettyPrintTreeKt.toPrettyTree(UI.getCurrent())
                + UI.getCurrent().getElement().getOuterHTML();
    }

    @SuppressWarnings("unchecked")
    private static Grid<KeyEntry> grid() {
        return _get(Grid.class);
    }
}
