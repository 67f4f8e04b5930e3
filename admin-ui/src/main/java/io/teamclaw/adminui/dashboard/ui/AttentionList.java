package io.teamclaw.adminui.dashboard.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.teamclaw.adminui.dashboard.Attention;
import io.teamclaw.adminui.text.Texts;
import java.util.List;
import java.util.Optional;

/** What somebody should look at, each a link to where it is dealt with. */
final class AttentionList {
    private AttentionList() {}

    static Optional<Component> of(List<Attention> all) {
        if (all.isEmpty()) {
            return Optional.of(new Paragraph(Texts.text("dashboard.attention.none")));
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("attention-list");
        for (Attention each : all) {
            Icon mark = VaadinIcon.WARNING.create();
            mark.getElement().setAttribute("aria-hidden", "true");
            list.add(new ListItem(mark, new Anchor(each.path(), text(each))));
        }
        return Optional.of(list);
    }

    private static String text(Attention each) {
        return switch (each.kind()) {
            case AUDIT_BROKEN -> Texts.text("dashboard.attention.audit", each.number());
            case NO_KEY_SERVES -> Texts.text("dashboard.attention.no-key", each.what());
            case PROVIDER_FAILING ->
                    Texts.text("dashboard.attention.provider", each.what(), each.number());
            case FAILED_STARTS -> Texts.text("dashboard.attention.starts", each.number());
            case QUARANTINED_KEYS -> Texts.text("dashboard.attention.quarantined", each.number());
            case SIGN_IN_NEEDED -> Texts.text("dashboard.attention.sign-in-needed", each.number());
            case NOT_RENEWED -> Texts.text("dashboard.attention.not-renewed", each.number());
            case EXPIRED_TOKENS -> Texts.text("dashboard.attention.expired", each.number());
            case EXPIRING_TOKENS -> Texts.text("dashboard.attention.expiring", each.number());
            case UNPRICED_MODELS -> Texts.text("dashboard.attention.unpriced", each.number());
            case SIGN_UP_CLOSED -> Texts.text("dashboard.attention.sign-up");
            case UNKNOWN -> Texts.text("dashboard.attention.unknown");
        };
    }
}
