package io.teamclaw.adminui.keys.ui;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.teamclaw.adminui.keys.KeyCondition;
import io.teamclaw.adminui.keys.KeyEntry;
import io.teamclaw.adminui.layout.ui.ViewerZone;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.tokens.Renewal;
import java.time.Instant;

/** How a key stands, in a word, and why or until when below it. */
final class KeyBadge extends Div {
    private static final long serialVersionUID = 1L;

    KeyBadge(KeyEntry key) {
        addClassName("key-lines");
        if (key.renewal() instanceof Renewal.SignInNeeded needed && isUsedOtherwise(key)) {
            show(
                    Texts.text("keys.state.sign-in"),
                    BadgeVariant.ERROR,
                    Texts.text(
                            "keys.state.sign-in.why",
                            key.providerName(),
                            ViewerZone.format(needed.since())));
        } else {
            show(key);
        }
        show(key.renewal());
        key.expiresAt()
                .filter(at -> key.isExpiring(Instant.now()))
                .ifPresent(at -> below(Texts.text("keys.expires", ViewerZone.format(at)), true));
    }

    /** Whether nothing graver is to be said of a token than that it is not renewed. */
    private static boolean isUsedOtherwise(KeyEntry key) {
        return key.condition() instanceof KeyCondition.Active
                || key.condition() instanceof KeyCondition.CoolingDown
                || key.condition() instanceof KeyCondition.Expired;
    }

    private void show(Renewal renewal) {
        switch (renewal) {
            case Renewal.Due due ->
                    below(Texts.text("keys.renewal.due", ViewerZone.format(due.at())), false);
            case Renewal.Failing failing ->
                    below(
                            Texts.text(
                                    "keys.renewal.failing",
                                    ViewerZone.format(failing.since()),
                                    failing.reason(),
                                    ViewerZone.format(failing.next())),
                            true);
            case Renewal.None none -> {}
            case Renewal.SignInNeeded needed -> {}
        }
    }

    private void show(KeyEntry key) {
        switch (key.condition()) {
            case KeyCondition.Active active ->
                    show(Texts.text("keys.state.active"), BadgeVariant.SUCCESS, "");
            case KeyCondition.CoolingDown cooling ->
                    show(
                            Texts.text("keys.state.cooling"),
                            BadgeVariant.WARNING,
                            Texts.text(
                                    "keys.state.cooling.until",
                                    ViewerZone.format(cooling.until())));
            case KeyCondition.Quarantined bad ->
                    show(
                            Texts.text("keys.state.quarantined"),
                            BadgeVariant.ERROR,
                            refusal(key.providerName(), bad));
            case KeyCondition.Expired expired ->
                    show(
                            Texts.text("keys.state.expired"),
                            BadgeVariant.ERROR,
                            Texts.text(
                                    "keys.state.expired.since",
                                    ViewerZone.format(expired.since())));
            case KeyCondition.Draining draining ->
                    show(
                            Texts.text("keys.state.draining"),
                            BadgeVariant.WARNING,
                            Texts.text("keys.state.draining.why"));
            case KeyCondition.Retired retired ->
                    show(
                            Texts.text("keys.state.retired"),
                            BadgeVariant.CONTRAST,
                            Texts.text("keys.state.retired.why"));
        }
    }

    private static String refusal(String provider, KeyCondition.Quarantined bad) {
        String why =
                switch (bad.cause()) {
                    case REJECTED -> "keys.state.refused.status";
                    case OUT_OF_CREDIT -> "keys.state.out-of-credit";
                };
        return Texts.text(
                why, provider, String.valueOf(bad.status()), ViewerZone.format(bad.since()));
    }

    private void show(String word, BadgeVariant variant, String why) {
        Badge badge = new Badge(word);
        badge.addThemeVariants(variant);
        add(badge);
        if (!why.isEmpty()) {
            below(why, false);
        }
    }

    private void below(String text, boolean warns) {
        Span line = new Span(text);
        line.addClassName(warns ? "key-warning" : "secondary");
        add(line);
    }
}
