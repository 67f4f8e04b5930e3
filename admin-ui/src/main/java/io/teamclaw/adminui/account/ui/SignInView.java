package io.teamclaw.adminui.account.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.adminui.text.Texts;
import java.util.Set;

/** E-mail address and password. */
@Route(value = SignInView.PATH, autoLayout = false)
@AnonymousAllowed
public final class SignInView extends AccountCard implements BeforeEnterObserver, HasDynamicTitle {
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
        form.setI18n(
                texts(Texts.text("access.in.failed.title"), Texts.text("access.in.failed.text")));
        Paragraph signUp =
                new Paragraph(
                        new Span(Texts.text("access.in.new")),
                        new RouterLink(Texts.text("access.up.title"), SignUpView.class));
        signUp.addClassName("account-switch");
        card().add(form, signUp);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (currentUser.find().isPresent()) {
            event.forwardTo("");
            return;
        }
        Set<String> parameters = event.getLocation().getQueryParameters().getParameters().keySet();
        if (parameters.contains(BLOCKED)) {
            form.setI18n(
                    texts(
                            Texts.text("access.in.blocked.title"),
                            Texts.text("access.in.blocked.text")));
        }
        form.setError(parameters.contains(FAILED) || parameters.contains(BLOCKED));
    }

    private static LoginI18n texts(String errorTitle, String errorMessage) {
        LoginI18n texts = LoginI18n.createDefault();
        texts.getForm().setTitle(Texts.text("access.in.title"));
        texts.getForm().setUsername(Texts.text("access.email"));
        texts.getForm().setPassword(Texts.text("access.password"));
        texts.getForm().setSubmit(Texts.text("access.in.title"));
        texts.getErrorMessage().setTitle(errorTitle);
        texts.getErrorMessage().setMessage(errorMessage);
        texts.getErrorMessage().setUsername(Texts.text("access.in.no-email"));
        texts.getErrorMessage().setPassword(Texts.text("access.in.no-password"));
        return texts;
    }

    @Override
    public String getPageTitle() {
        return Texts.text("access.in.page");
    }
}
