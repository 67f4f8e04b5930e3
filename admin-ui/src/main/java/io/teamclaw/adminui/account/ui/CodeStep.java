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

/** The code that proves the address. */
final class CodeStep extends Div {
    private static final long serialVersionUID = 1L;

    private final transient SignUp signUp;
    private final transient PendingSignUp pending;
    private final transient Runnable done;
    private final TextField code = new TextField("Code");

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
        code.setHelperText("Six digits; good for 15 minutes.");

        Button confirm = new Button("Confirm", click -> confirm());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.addClickShortcut(Key.ENTER).listenOn(this);
        confirm.setWidthFull();
        Button again = new Button("Send a new code", click -> resend());
        again.addThemeVariants(ButtonVariant.TERTIARY);
        Button back = new Button("Start over", click -> startOver.run());
        back.addThemeVariants(ButtonVariant.TERTIARY);
        Div others = new Div(again, back);
        others.addClassName("account-others");
        add(
                new H2("Check your e-mail"),
                new Paragraph("We sent a message to " + pending.email() + "."),
                code,
                confirm,
                others);
    }

    private void confirm() {
        switch (signUp.confirm(pending, code.getValue())) {
            case CodeOutcome.Confirmed confirmed -> done.run();
            case CodeOutcome.Wrong wrong ->
                    complain(
                            "This is not the code. %s left."
                                    .formatted(
                                            wrong.triesLeft() == 1
                                                    ? "One try is"
                                                    : wrong.triesLeft() + " tries are"));
            case CodeOutcome.Spent spent -> complain("This code is used up. Send a new one.");
        }
    }

    private void resend() {
        code.clear();
        code.setInvalid(false);
        signUp.resend(pending)
                .ifPresentOrElse(
                        this::complain, () -> Notices.success("A new e-mail is on its way."));
    }

    private void complain(String text) {
        code.setErrorMessage(text);
        code.setInvalid(true);
        code.focus();
    }
}
