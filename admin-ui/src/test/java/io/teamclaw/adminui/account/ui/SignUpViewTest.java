package io.teamclaw.adminui.account.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static com.github.mvysny.kaributesting.v10.NotificationsKt.expectNotifications;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.workspace.ui.MyWorkspaceView;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignUpViewTest extends KaribuTest {
    private final String email = "new." + UUID.randomUUID() + "@example.com";

    @Test
    void theFormLeadsToTheCodeAndTheCodeToSignIn() {
        UI.getCurrent().navigate(SignUpView.class);
        fill("Nora New", email, "nora's own password");

        assertThat(fixture.users.findByEmail(new EmailAddress(email))).isEmpty();
        _setValue(code(), fixture.outbox.codeFor(email));
        _click(_get(Button.class, spec -> spec.withText("Confirm")));

        _assertOne(SignInView.class);
        expectNotifications("Your account is ready. Sign in with your password.");
        assertThat(fixture.accounts.authenticate(new EmailAddress(email), "nora's own password"))
                .isPresent();
    }

    @Test
    void anotherCompanysAddressIsRefusedAtItsField() {
        UI.getCurrent().navigate(SignUpView.class);
        fill("Eve Other", "eve@other.org", "a good long password");

        EmailField field = _get(EmailField.class);
        assertThat(field.isInvalid()).isTrue();
        assertThat(field.getErrorMessage()).isEqualTo("Use your company address: example.com.");
        assertThat(_get(PasswordField.class).isInvalid()).isFalse();
    }

    @Test
    void aWrongCodeSaysHowManyTriesAreLeft() {
        UI.getCurrent().navigate(SignUpView.class);
        fill("Nora New", email, "nora's own password");
        String right = fixture.outbox.codeFor(email);
        _setValue(code(), right.equals("111111") ? "222222" : "111111");
        _click(_get(Button.class, spec -> spec.withText("Confirm")));

        assertThat(code().getErrorMessage()).isEqualTo("This is not the code. 4 tries are left.");
    }

    @Test
    void aReloadKeepsTheStepAndStartingOverLeavesIt() {
        UI.getCurrent().navigate(SignUpView.class);
        fill("Nora New", email, "nora's own password");
        UI.getCurrent().navigate(SignInView.class);
        UI.getCurrent().navigate(SignUpView.class);
        assertThat(code().getLabel()).isEqualTo("Code");

        _click(_get(Button.class, spec -> spec.withText("Start over")));
        _assertOne(EmailField.class);
    }

    @Test
    void whoIsSignedInHasNoUseForIt() {
        signInAs("Ada Lovelace", Role.EMPLOYEE);
        UI.getCurrent().navigate(SignUpView.class);
        _assertOne(MyWorkspaceView.class);
    }

    private static void fill(String name, String email, String password) {
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), name);
        _setValue(_get(EmailField.class), email);
        _setValue(_get(PasswordField.class), password);
        _click(_get(Button.class, spec -> spec.withText("Sign up")));
    }

    private static TextField code() {
        return _get(TextField.class, spec -> spec.withLabel("Code"));
    }
}
