package io.teamclaw.adminui.account.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.adminui.workspace.ui.MyWorkspaceView;
import java.util.Set;

/** E-mail address and password. */
@Route(value = SignInView.PATH, autoLayout = false)
@PageTitle("Sign in | TeamClaw")
@AnonymousAllowed
public final class SignInView extends AccountCard implements BeforeEnterObserver {
    public static final String PATH = "login";

    /** Query parameter after a wrong address or password. */
    public static final String FAILED = "error";

    /** Query parameter while attempts are refused. */
    public static final String BLOCKED = "blocked";

    private static final long serialVersionUID = 1L;

    private final transient CurrentUser currentUser;
    private final LoginForm form = new LoginForm();

    SignInView(CurrentUser currentUser) {
        this.currentUser = currentUser;
        form.setAction(PATH);
        form.setForgotPasswordButtonVisible(false);
        form.setI18n(texts("That did not work", "Check your e-mail address and password."));
        Paragraph signUp =
                new Paragraph(new Span("New here? "), new RouterLink("Sign up", SignUpView.class));
        signUp.addClassName("account-switch");
        card().add(form, signUp);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (currentUser.find().isPresent()) {
            event.forwardTo(MyWorkspaceView.class);
            return;
        }
        Set<String> parameters = event.getLocation().getQueryParameters().getParameters().keySet();
        if (parameters.contains(BLOCKED)) {
            form.setI18n(
                    texts(
                            "Too many attempts",
                            "Sign-in pauses for 15 minutes after several failures. Try again"
                                    + " later."));
        }
        form.setError(parameters.contains(FAILED) || parameters.contains(BLOCKED));
    }

    private static LoginI18n texts(String errorTitle, String errorMessage) {
        LoginI18n texts = LoginI18n.createDefault();
        texts.getForm().setTitle("Sign in");
        texts.getForm().setUsername("E-mail");
        texts.getForm().setPassword("Password");
        texts.getForm().setSubmit("Sign in");
        texts.getErrorMessage().setTitle(errorTitle);
        texts.getErrorMessage().setMessage(errorMessage);
        texts.getErrorMessage().setUsername("Enter your e-mail address");
        texts.getErrorMessage().setPassword("Enter your password");
        return texts;
    }
}
