package io.teamclaw.adminui.people.ui;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.people.Person.AccountState;

/** How an account stands, in one word and one colour. */
public final class AccountBadge extends Badge {
    private static final long serialVersionUID = 1L;

    public AccountBadge(AccountState state) {
        super(text(state));
        switch (state) {
            case ACTIVE -> addThemeVariants(BadgeVariant.SUCCESS);
            case DISABLED -> addThemeVariants(BadgeVariant.ERROR);
            case LEAVING -> addThemeVariants(BadgeVariant.WARNING);
        }
    }

    static String text(AccountState state) {
        return switch (state) {
            case ACTIVE -> Texts.text("people.account.active");
            case DISABLED -> Texts.text("people.account.disabled");
            case LEAVING -> Texts.text("people.account.leaving");
        };
    }
}
