package io.teamclaw.adminui.account.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import io.teamclaw.adminui.layout.ui.Brand;
import io.teamclaw.adminui.text.Texts;

/** The page around the forms for people who are not signed in. */
abstract class AccountCard extends Main {
    private static final long serialVersionUID = 1L;

    private final Div card = new Div();

    AccountCard() {
        addClassName("account-page");
        Paragraph claim = new Paragraph(Texts.text("access.claim"));
        claim.addClassName("secondary");
        Div head = new Div(new Brand(), claim);
        head.addClassName("account-head");
        card.addClassName("account-card");
        add(head, card);
    }

    /** Where the forms go. */
    Div card() {
        return card;
    }
}
