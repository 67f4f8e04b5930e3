package io.teamclaw.adminui.keys.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._getCellComponent;
import static com.github.mvysny.kaributesting.v10.GridKt._getFormattedRow;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static com.github.mvysny.kaributesting.v10.NotificationsKt.expectNotifications;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.MockAccessDeniedException;
import com.github.mvysny.kaributesting.v10.PrettyPrintTreeKt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.account.ui.SignInView;
import io.teamclaw.adminui.keys.KeyEntry;
import io.teamclaw.adminui.keys.ProviderChoice;
import io.teamclaw.adminui.layout.ui.EmptyState;
import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.lifecycle.users.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeysViewTest extends KaribuTest {
    private static final String KEY = "sk-ant-api03-abcdefghijklmnop-9876";

    @BeforeEach
    void emptyPool() throws IOException {
        deleteFile();
        fixture.keyPool.update(pool -> KeyPool.EMPTY);
    }

    @Test
    void anAdminAddsAKeyAndItIsNeverShownAgain() {
        signInAs("Ada Admin", Role.ADMIN);
        UI.getCurrent().navigate(KeysView.class);
        _assertOne(EmptyState.class);

        addKeys("anthropic", "Research", KEY);

        expectNotifications("The key is added.");
        _assertNone(Dialog.class);
        assertThat(fixture.keyPool.read().keys("anthropic"))
                .extracting(key -> key.secret())
                .containsExactly(KEY);
        assertThat(_getFormattedRow(grid(), 0)).contains("Research");
        assertThat(_getCellComponent(grid(), 0, "key").getElement().getText())
                .isEqualTo("••••9876");
        assertThat(PrettyPrintTreeKt.toPrettyTree(UI.getCurrent())).doesNotContain(KEY);
    }

    @Test
    void severalKeysPastedAtOnceAreAllAdded() {
        signInAs("Ada Admin", Role.ADMIN);
        UI.getCurrent().navigate(KeysView.class);

        addKeys("openai", "", "sk-first-0123456789\n sk-second-0123456789\r\nsk-first-0123456789");

        expectNotifications("2 keys are added.");
        assertThat(_size(grid())).isEqualTo(2);
    }

    @Test
    void aKeyThatIsThereAlreadyIsSaidToBe() {
        signInAs("Ada Admin", Role.ADMIN);
        UI.getCurrent().navigate(KeysView.class);
        addKeys("anthropic", "", KEY);
        expectNotifications("The key is added.");

        addKeys("anthropic", "", KEY);

        expectNotifications("Nothing new. One was in the pool already.");
        assertThat(_size(grid())).isEqualTo(1);
    }

    @Test
    void whatIsNoKeyIsRefusedWithoutQuotingIt() {
        signInAs("Ada Admin", Role.ADMIN);
        UI.getCurrent().navigate(KeysView.class);

        addKeys("anthropic", "", "schlüssel-mit-umlaut");

        PasswordField field = _get(PasswordField.class);
        assertThat(field.isInvalid()).isTrue();
        assertThat(field.getErrorMessage()).isNotBlank().doesNotContain("umlaut");
        assertThat(fixture.keyPool.read().isEmpty()).isTrue();
    }

    @Test
    void aKeyNeedsAProvider() {
        signInAs("Ada Admin", Role.ADMIN);
        UI.getCurrent().navigate(KeysView.class);
        _click(_get(Button.class, spec -> spec.withId("add-key")));
        _setValue(_get(PasswordField.class), KEY);

        _click(_get(Button.class, spec -> spec.withId("save-key")));

        assertThat(_get(Select.class).isInvalid()).isTrue();
        assertThat(fixture.keyPool.read().isEmpty()).isTrue();
    }

    @Test
    void aKeyIsRemovedOnlyAfterAConfirmation() {
        signInAs("Ada Admin", Role.ADMIN);
        UI.getCurrent().navigate(KeysView.class);
        addKeys("anthropic", "", KEY);
        expectNotifications("The key is added.");

        _click((Button) _getCellComponent(grid(), 0, "action"));
        assertThat(fixture.keyPool.read().isEmpty()).isFalse();
        confirm();

        expectNotifications("The key is removed.");
        assertThat(fixture.keyPool.read().isEmpty()).isTrue();
        _assertOne(EmptyState.class);
    }

    @Test
    void aPoolThatCannotBeReadIsExplainedWithoutQuotingIt() throws IOException {
        signInAs("Ada Admin", Role.ADMIN);
        writeFile("{\"providers\": {\"anthropic\": \"" + KEY + "\"}}");

        UI.getCurrent().navigate(KeysView.class);

        String page = textOf(_get(EmptyState.class));
        assertThat(page).contains("cannot be read", "providers.anthropic", "on the server");
        assertThat(PrettyPrintTreeKt.toPrettyTree(UI.getCurrent())).doesNotContain(KEY);
        _assertNone(Button.class, spec -> spec.withId("add-key"));

        deleteFile();
        _click(_get(Button.class, spec -> spec.withId("read-keys-again")));
        assertThat(textOf(_get(EmptyState.class))).contains("Add the first key");
    }

    @Test
    void aPoolThatOthersMayReadIsExplained() throws IOException {
        signInAs("Ada Admin", Role.ADMIN);
        writeFile("{\"providers\": {}}");
        Files.setPosixFilePermissions(
                fixture.keyPool.path(), PosixFilePermissions.fromString("rw-r-----"));

        UI.getCurrent().navigate(KeysView.class);

        assertThat(textOf(_get(EmptyState.class))).contains("chmod 600");
    }

    @Test
    void aPoolThatIsNoFileIsExplainedWhereverItIsMet() throws IOException {
        signInAs("Ada Admin", Role.ADMIN);
        UI.getCurrent().navigate(KeysView.class);
        addKeys("anthropic", "", KEY);
        expectNotifications("The key is added.");
        deleteFile();
        Files.createDirectory(
                fixture.keyPool.path(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));

        addKeys("openai", "", "sk-another-0123456789");
        assertThat(_get(PasswordField.class).getErrorMessage()).contains("cannot be");
        _get(Dialog.class).close();
        _click((Button) _getCellComponent(grid(), 0, "action"));
        confirm();

        assertThat(textOf(_get(EmptyState.class))).contains("cannot be");
    }

    @Test
    void anEmployeeDoesNotGetIn() {
        signInAs("Eve Employee", Role.EMPLOYEE);
        assertThatThrownBy(() -> UI.getCurrent().navigate("keys"))
                .isInstanceOf(MockAccessDeniedException.class);
        _assertNone(KeysView.class);
    }

    @Test
    void nobodyIsSentToSignIn() {
        UI.getCurrent().navigate("keys");
        _assertOne(SignInView.class);
    }

    private void writeFile(String json) throws IOException {
        Files.writeString(fixture.keyPool.path(), json);
        Files.setPosixFilePermissions(
                fixture.keyPool.path(), PosixFilePermissions.fromString("rw-------"));
    }

    private void deleteFile() throws IOException {
        Files.deleteIfExists(fixture.keyPool.path());
    }

    private static String textOf(Component part) {
        return part.getElement().getTextRecursively();
    }

    @SuppressWarnings("unchecked")
    private static Grid<KeyEntry> grid() {
        return _get(Grid.class);
    }

    @SuppressWarnings("unchecked")
    private static void addKeys(String provider, String label, String keys) {
        _click(_get(Button.class, spec -> spec.withId("add-key")));
        Select<ProviderChoice> select = _get(Select.class);
        _setValue(
                select,
                select.getListDataView()
                        .getItems()
                        .filter(choice -> choice.id().equals(provider))
                        .findFirst()
                        .orElseThrow());
        _setValue(_get(TextField.class, spec -> spec.withLabel("Label (optional)")), label);
        _setValue(_get(PasswordField.class), keys);
        _click(_get(Button.class, spec -> spec.withId("save-key")));
    }
}
