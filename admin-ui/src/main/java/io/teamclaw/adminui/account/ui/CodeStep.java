package io.teamclaw.adminui.account.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.teamclaw.adminui.account.CodeOutcome;
import io.teamclaw.adminui.account.PendingSignUp;
import io.teamclaw.adminui.account.SignUp;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.text.Texts;

/** The code that proves the address. */
final class CodeStep extends Div {
    private static final long serialVersionUID = 1L;

    private final transient SignUp signUp;
    private final transient PendingSignUp pending;
    private final transient Runnable done;
    private final TextField code = new TextField(Texts.text("access.code.field"));

    CodeStep(SignUp signUp, PendingSignUp pending, Runnable startOver, Runnable done) {
        this.signUp = signUp;
        this.pending = pending;
        this.done = done;
        addClassName("account-form");
        code.setWidthFull();
        code.setAutofocus(true);
        code.getElement()
                .setProperty("autocomplete", "one-time-code")
                .setProperty("inputMode", "numeric");
        code.setHelperText(Texts.text("access.code.help"));

        Button confirm = new Button(Texts.text("access.code.confirm"), click -> confirm());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.addClickShortcut(Key.ENTER).listenOn(this);
        confirm.setWidthFull();
        Button again = new Button(Texts.text("access.code.again"), click -> resend());
        again.addThemeVariants(ButtonVariant.TERTIARY);
        Button back = new Button(Texts.text("access.code.over"), click -> startOver.run());
        back.addThemeVariants(ButtonVariant.TERTIARY);
        Div others = new Div(again, back);
        others.addClassName("account-others");
        add(
                new H2(Texts.text("access.code.title")),
                new Paragraph(Texts.text("access.code.text", pending.email())),
                code,
                confirm,
                others);
    }

    private void confirm() {
        switch (signUp.confirm(pending, code.getValue())) {
            case CodeOutcome.Confirmed confirmed -> done.run();
            case CodeOutcome.Wrong wrong ->
                    complain(Texts.text("access.code.wrong", wrong.triesLeft()));
            case CodeOutcome.Spent spent -> complain(Texts.text("access.code.spent"));
        }
    }

    private void resend() {
        code.clear();
        code.setInvalid(false);
        signUp.resend(pending)
                .ifPresentOrElse(
                        this::complain, () -> Notices.success(Texts.text("access.code.sent")));
    }

    private void complain(String text) {
        code.setErrorMessage(text);
        code.setInvalid(true);
        code.focus();
    }
}
