package io.teamclaw.adminui.account.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.teamclaw.adminui.account.PendingSignUp;
import io.teamclaw.adminui.account.SignUp;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.adminui.text.Texts;

/** A new account: the form, then the code from the e-mail. */
@Route(value = "sign-up", autoLayout = false)
@AnonymousAllowed
public final class SignUpView extends AccountCard implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient SignUp signUp;
    private final transient CurrentUser currentUser;

    SignUpView(SignUp signUp, CurrentUser currentUser) {
        this.signUp = signUp;
        this.currentUser = currentUser;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (currentUser.find().isPresent()) {
            event.forwardTo("");
            return;
        }
        // A reload must not lose the step that waits for the code.
        PendingSignUp pending = VaadinSession.getCurrent().getAttribute(PendingSignUp.class);
        if (pending == null) {
            showForm();
        } else {
            showCode(pending);
        }
    }

    private void showForm() {
        remember(null);
        Paragraph signIn =
                new Paragraph(
                        new Span(Texts.text("access.up.have")),
                        new RouterLink(Texts.text("access.in.title"), SignInView.class));
        signIn.addClassName("account-switch");
        card().removeAll();
        card().add(new SignUpFormStep(signUp, this::showCode), signIn);
    }

    private void showCode(PendingSignUp pending) {
        remember(pending);
        card().removeAll();
        card().add(new CodeStep(signUp, pending, this::showForm, this::finish));
    }

    private void finish() {
        remember(null);
        UI.getCurrent().navigate(SignInView.class);
        Notices.success(Texts.text("access.up.ready"));
    }

    private static void remember(PendingSignUp pending) {
        VaadinSession.getCurrent().setAttribute(PendingSignUp.class, pending);
    }

    @Override
    public String getPageTitle() {
        return Texts.text("access.up.page");
    }
}
