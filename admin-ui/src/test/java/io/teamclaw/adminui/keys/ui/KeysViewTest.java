package io.teamclaw.adminui.keys.ui;

import static com.github.mvysny.kaributesting.v10.ContextMenuKt._clickItemWithCaption;
import static com.github.mvysny.kaributesting.v10.GridKt._getCellComponent;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static com.github.mvysny.kaributesting.v10.NotificationsKt.expectNotifications;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.MockAccessDeniedException;
import com.github.mvysny.kaributesting.v10.NotFoundError;
import com.github.mvysny.kaributesting.v10.PrettyPrintTreeKt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Location;
import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.account.ui.SignInView;
import io.teamclaw.adminui.keys.KeyEntry;
import io.teamclaw.adminui.keys.ProviderChoice;
import io.teamclaw.adminui.layout.ui.EmptyState;
import io.teamclaw.adminui.layout.ui.ErrorState;
import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.keys.KeyPool.AuthType;
import io.teamclaw.config.keys.KeyState;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.users.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeysViewTest extends KaribuTest {
    private static final String KEY = "sk-ant-api03-abcdefghijklmnop-9876";
    private static final String OTHER = "sk-ant-api03-qrstuvwxyz012345-1234";

    @BeforeEach
    void emptyPool() throws IOException {
        Files.deleteIfExists(fixture.keyPool.path());
        fixture.keyPool.update(pool -> KeyPool.EMPTY);
    }

    @Test
    void anAdminAddsAKeyAndItIsNeverShownAgain() {
        String email = signInAs("Ada Admin", Role.ADMIN).email().value();
        open("keys");
        _assertOne(EmptyState.class);

        addKeys("anthropic", "Research", KEY);

        expectNotifications("The key is added.");
        _assertNone(Dialog.class);
        assertThat(keys("anthropic")).extracting(PoolKey::secret).containsExactly(KEY);
        assertThat(cell(0, "key"))
                .contains("Research", "••••9876", keys("anthropic").getFirst().id());
        assertThat(cell(0, "added")).contains(email);
        assertThat(cell(0, "state")).contains("Active");
        assertThat(everythingOnThePage()).doesNotContain(KEY);
        assertThat(everythingInTheAuditLog()).doesNotContain(KEY).contains("key.added");
    }

    @Test
    void severalKeysPastedAtOnceAreAllAdded() {
        signInAs("Ada Admin", Role.ADMIN);
        open("keys");

        addKeys("openai", "", "sk-first-0123456789\n sk-second-0123456789\r\nsk-first-0123456789");

        expectNotifications("2 keys are added.");
        assertThat(_size(grid())).isEqualTo(2);
    }

    @Test
    void aKeyThatIsThereAlreadyIsSaidToBe() {
        signInAs("Ada Admin", Role.ADMIN);
        put(PoolKey.ofApiKey(KEY));
        open("keys");

        addKeys("anthropic", "", KEY);

        expectNotifications("Nothing new. One was in the pool already.");
        assertThat(_size(grid())).isEqualTo(1);
    }

    @Test
    void whatIsNoKeyIsRefusedAtTheFieldWithoutQuotingIt() {
        signInAs("Ada Admin", Role.ADMIN);
        open("keys");
        for (String wrong : List.of("", "short", "schlüssel-mit-umlaut")) {
            addKeys("anthropic", "", wrong);
            TextArea field = _get(TextArea.class);
            assertThat(field.isInvalid()).isTrue();
            assertThat(field.getErrorMessage()).isNotBlank().doesNotContain("umlaut");
            _get(Dialog.class).close();
        }
        assertThat(fixture.keyPool.read().isEmpty()).isTrue();
    }

    @Test
    void aKeyNeedsAProviderAndAWeight() {
        signInAs("Ada Admin", Role.ADMIN);
        open("keys");
        _click(_get(Button.class, spec -> spec.withId("add-key")));
        _setValue(_get(TextArea.class), KEY);
        _click(_get(Button.class, spec -> spec.withId("save-key")));
        assertThat(newProvider().isInvalid()).isTrue();
        choose("anthropic");
        _setValue(_get(IntegerField.class), 101);

        _click(_get(Button.class, spec -> spec.withId("save-key")));

        assertThat(_get(IntegerField.class).isInvalid()).isTrue();
        assertThat(_get(TextArea.class).getValue()).as("what was typed stays").isEqualTo(KEY);
        assertThat(fixture.keyPool.read().isEmpty()).isTrue();
    }

    @Test
    void aKeyThatCannotBeCheckedIsNotSavedUnlessThatIsChosen() {
        signInAs("Ada Admin", Role.ADMIN);
        // Nobody listens at the discard port.
        endpoint("openai", "http://127.0.0.1:9");
        open("keys?provider=openai");
        _click(_get(Button.class, spec -> spec.withId("add-key")));
        assertThat(newProvider().getValue().id()).isEqualTo("openai");
        _setValue(_get(TextArea.class), KEY);
        _click(_get(Button.class, spec -> spec.withId("save-key")));
        assertThat(_get(TextArea.class).getErrorMessage())
                .contains("OpenAI could not be asked about ••••9876", "save unchecked");
        assertThat(keys("openai")).isEmpty();

        saveUnchecked();
        _click(_get(Button.class, spec -> spec.withId("save-key")));

        expectNotifications("The key is added.");
        assertThat(keys("openai")).hasSize(1);
    }

    @Test
    void aTokenIsAddedWithItsEndAndWarnsAWeekBefore() {
        signInAs("Ada Admin", Role.ADMIN);
        open("keys");
        _click(_get(Button.class, spec -> spec.withId("add-key")));
        choose("anthropic-token");
        _assertNone(TextArea.class);
        password("new-token", "tok-0123456789-abcd");
        password("new-refresh-token", "ref-0123456789-efgh");
        LocalDateTime end = LocalDateTime.now(ZoneOffset.UTC).plusDays(3).withNano(0);
        _setValue(_get(DateTimePicker.class), end);

        _click(_get(Button.class, spec -> spec.withId("save-key")));

        expectNotifications("The key is added.");
        PoolKey token = keys("anthropic-token").getFirst();
        assertThat(token.refreshToken()).contains("ref-0123456789-efgh");
        assertThat(token.expiresAt()).contains(end.toInstant(ZoneOffset.UTC));
        assertThat(cell(0, "state")).contains("Active", "Expires on");
        assertThat(everythingOnThePage() + everythingInTheAuditLog())
                .doesNotContain("tok-0123456789-abcd", "ref-0123456789-efgh");
    }

    @Test
    void aTokenThatHasExpiredIsRefusedWhenItIsAddedAndMarkedWhenItIsThere() {
        signInAs("Ada Admin", Role.ADMIN);
        fixture.keyPool.update(
                pool ->
                        pool.with(
                                "anthropic-token",
                                AuthType.OAUTH_TOKEN,
                                new PoolKey(
                                        "tok-0123456789-abcd",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(Instant.parse("2020-01-01T00:00:00Z")))));
        open("keys?provider=anthropic-token");
        assertThat(cell(0, "state")).contains("Expired");
        _click(_get(Button.class, spec -> spec.withId("add-key")));
        password("new-token", "tok-new-0123456789");
        _setValue(_get(DateTimePicker.class), LocalDateTime.of(2020, 1, 1, 0, 0));

        _click(_get(Button.class, spec -> spec.withId("save-key")));

        assertThat(_get(PasswordField.class, spec -> spec.withId("new-token")).getErrorMessage())
                .contains("expired already");
        assertThat(keys("anthropic-token")).hasSize(1);
    }

    @Test
    void aKeyIsNamedAndGetsAShare() {
        signInAs("Ada Admin", Role.ADMIN);
        put(PoolKey.ofApiKey(KEY));
        open("keys");
        menu(0, "Edit");
        _setValue(_get(IntegerField.class), 0);
        _click(_get(Button.class, spec -> spec.withId("save-edit")));
        assertThat(_get(IntegerField.class).isInvalid()).isTrue();
        _setValue(_get(IntegerField.class), 5);
        _setValue(_get(TextField.class), "holds " + KEY);
        _click(_get(Button.class, spec -> spec.withId("save-edit")));
        assertThat(_get(TextField.class).getErrorMessage()).contains("holds the key itself");
        _setValue(_get(TextField.class), "Sales");

        _click(_get(Button.class, spec -> spec.withId("save-edit")));

        expectNotifications("The key is changed.");
        assertThat(keys("anthropic"))
                .containsExactly(
                        PoolKey.ofApiKey(KEY).withLabel(Optional.of("Sales")).withWeight(5));
        assertThat(everythingInTheAuditLog()).contains("key.edited", "Sales").doesNotContain(KEY);
    }

    @Test
    void aKeyIsDrainedPutBackRetiredAndRemovedEachAfterAQuestion() {
        signInAs("Ada Admin", Role.ADMIN);
        put(PoolKey.ofApiKey(KEY), PoolKey.ofApiKey(OTHER));
        open("keys");

        menu(0, "Drain");
        assertThat(state(0)).isEqualTo(KeyState.ACTIVE);
        confirm();
        assertThat(state(0)).isEqualTo(KeyState.DRAINING);
        assertThat(cell(0, "state")).contains("Draining", "No new calls");
        menu(0, "Put back to active");
        assertThat(state(0)).isEqualTo(KeyState.ACTIVE);
        menu(0, "Retire");
        confirm();
        assertThat(cell(0, "state")).contains("Retired");
        menu(0, "Remove");
        assertThat(keys("anthropic")).hasSize(2);
        confirm();

        assertThat(keys("anthropic")).containsExactly(PoolKey.ofApiKey(OTHER));
        assertThat(everythingInTheAuditLog())
                .contains("key.drained", "key.activated", "key.retired", "key.removed")
                .doesNotContain(KEY);
    }

    @Test
    void aKeyThatSomebodyElseHasRemovedIsSaidToBeGone() {
        signInAs("Ada Admin", Role.ADMIN);
        put(PoolKey.ofApiKey(KEY), PoolKey.ofApiKey(OTHER));
        open("keys");
        fixture.keyPool.update(pool -> pool.without("anthropic", PoolKey.ofApiKey(KEY).id()));

        menu(0, "Drain");
        confirm();

        expectNotifications("Somebody else has removed this key.");
        assertThat(_size(grid())).isEqualTo(1);
    }

    @Test
    void aProvidersCallsGoToAnOwnEndpointAndBack() {
        signInAs("Ada Admin", Role.ADMIN);
        put(PoolKey.ofApiKey(KEY));
        open("keys");
        _click(_get(Button.class, spec -> spec.withId("endpoint-anthropic")));
        _setValue(_get(TextField.class), "http://llm.example.com");
        _click(_get(Button.class, spec -> spec.withId("save-endpoint")));
        assertThat(_get(TextField.class).getErrorMessage()).contains("must begin with https://");
        _setValue(_get(TextField.class), "https://llm.example.com/eu/");

        _click(_get(Button.class, spec -> spec.withId("save-endpoint")));

        assertThat(fixture.keyPool.read().baseUrl("anthropic"))
                .contains(URI.create("https://llm.example.com/eu"));
        assertThat(textOf(_get(ProviderPanel.class))).contains("https://llm.example.com/eu");
        _click(_get(Button.class, spec -> spec.withId("endpoint-anthropic")));
        _click(_get(Button.class, spec -> spec.withId("reset-endpoint")));
        assertThat(fixture.keyPool.read().baseUrl("anthropic")).isEmpty();
        assertThat(everythingInTheAuditLog()).contains("endpoint.changed");
    }

    @Test
    void oneProviderCanBeLinkedToEvenBeforeItHasAKey() {
        signInAs("Ada Admin", Role.ADMIN);
        put(PoolKey.ofApiKey(KEY));

        open("keys?provider=openai");

        assertThat(_find(ProviderPanel.class)).hasSize(1);
        assertThat(textOf(_get(ProviderPanel.class))).contains("There is no key of OpenAI yet");
        assertThatThrownBy(() -> open("keys?provider=nobody")).isInstanceOf(NotFoundError.class);
    }

    @Test
    void aPoolThatCannotBeReadIsExplainedWithoutQuotingIt() throws IOException {
        signInAs("Ada Admin", Role.ADMIN);
        writeFile("{\"providers\": {\"anthropic\": \"" + KEY + "\"}}", "rw-------");

        open("keys");

        assertThat(textOf(_get(ErrorState.class)))
                .contains("cannot be read", "providers.anthropic");
        assertThat(everythingOnThePage()).doesNotContain(KEY);
        _assertNone(Button.class, spec -> spec.withId("add-key"));

        Files.delete(fixture.keyPool.path());
        _click(_get(Button.class, spec -> spec.withText("Try again")));
        assertThat(textOf(_get(EmptyState.class))).contains("Add the first key");
    }

    @Test
    void aPoolThatOthersMayReadIsExplained() throws IOException {
        signInAs("Ada Admin", Role.ADMIN);
        writeFile("{\"providers\": {}}", "rw-r-----");

        open("keys");

        assertThat(textOf(_get(ErrorState.class))).contains("chmod 600");
    }

    @Test
    void aPoolThatBreaksMeanwhileIsExplainedWhereverItIsMet() throws IOException {
        signInAs("Ada Admin", Role.ADMIN);
        put(PoolKey.ofApiKey(KEY));
        open("keys");
        writeFile("{", "rw-------");

        addKeys("openai", "", "sk-another-0123456789");
        assertThat(_get(TextArea.class).getErrorMessage()).contains("not valid JSON");
        _get(Dialog.class).close();
        menu(0, "Remove");

        _assertNone(ConfirmDialog.class);
        assertThat(textOf(_get(ErrorState.class))).contains("not valid JSON");
        assertThat(fixture.keyPool.path()).as("nothing is overwritten").hasContent("{");
    }

    @Test
    void whoIsNoAdministratorDoesNotGetIn() {
        for (Role role : List.of(Role.FINANCE, Role.TEAM_LEAD, Role.EMPLOYEE)) {
            signInAs("Eve Other", role);
            assertThatThrownBy(() -> open("keys")).isInstanceOf(MockAccessDeniedException.class);
            _assertNone(KeysView.class);
        }
        session.nobody();
        open("keys");
        _assertOne(SignInView.class);
    }

    private static void open(String location) {
        Location parsed = new Location(location);
        UI.getCurrent().navigate(parsed.getPath(), parsed.getQueryParameters());
    }

    private List<PoolKey> keys(String provider) {
        return fixture.keyPool.read().keys(provider);
    }

    private KeyState state(int row) {
        return keys("anthropic").get(row).state();
    }

    private void put(PoolKey... keys) {
        for (PoolKey key : keys) {
            fixture.keyPool.update(pool -> pool.with("anthropic", AuthType.API_KEY, key));
        }
    }

    private void endpoint(String provider, String url) {
        fixture.keyPool.update(pool -> pool.withBaseUrl(provider, Optional.of(URI.create(url))));
    }

    private void writeFile(String json, String mode) throws IOException {
        Files.writeString(fixture.keyPool.path(), json);
        Files.setPosixFilePermissions(
                fixture.keyPool.path(), PosixFilePermissions.fromString(mode));
    }

    /** Texts and also the values of fields and the properties of elements. */
    private static String everythingOnThePage() {
        return PrettyPrintTreeKt.toPrettyTree(UI.getCurrent())
                + UI.getCurrent().getElement().getOuterHTML();
    }

    private String everythingInTheAuditLog() {
        return fixture
                .dynamoDb
                .client()
                .scanPaginator(
                        scan ->
                                scan.tableName(
                                        Tables.AUDIT.physicalName(EmbeddedDynamoDb.ENVIRONMENT)))
                .items()
                .stream()
                .map(Object::toString)
                .reduce("", String::concat);
    }

    private static String cell(int row, String column) {
        return textOf(_getCellComponent(grid(), row, column));
    }

    private static void menu(int row, String item) {
        _clickItemWithCaption((MenuBar) _getCellComponent(grid(), row, "actions"), item);
    }

    private static String textOf(Component part) {
        return part.getElement().getTextRecursively();
    }

    @SuppressWarnings("unchecked")
    private static Grid<KeyEntry> grid() {
        return _get(Grid.class);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Select<ProviderChoice> newProvider() {
        return _get(Select.class, spec -> spec.withId("new-key-provider"));
    }

    @SuppressWarnings("unchecked")
    private static void saveUnchecked() {
        RadioButtonGroup<Boolean> check = _get(RadioButtonGroup.class);
        _setValue(check, false);
    }

    private static void password(String id, String value) {
        _setValue(_get(PasswordField.class, spec -> spec.withId(id)), value);
    }

    private static void choose(String provider) {
        _setValue(
                newProvider(),
                newProvider()
                        .getListDataView()
                        .getItems()
                        .filter(choice -> choice.id().equals(provider))
                        .findFirst()
                        .orElseThrow());
    }

    private static void addKeys(String provider, String label, String keys) {
        _click(_get(Button.class, spec -> spec.withId("add-key")));
        choose(provider);
        saveUnchecked();
        _setValue(_get(TextField.class, spec -> spec.withLabel("Label (optional)")), label);
        _setValue(_get(TextArea.class), keys);
        _click(_get(Button.class, spec -> spec.withId("save-key")));
    }
}
