package io.teamclaw.adminui.account.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.teamclaw.adminui.account.WayIn;
import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.adminui.security.Standing;
import io.teamclaw.adminui.text.Texts;

/** Why one is not, or no longer, inside, and what to do. */
@Route(value = SignedOutView.PATH, autoLayout = false)
@AnonymousAllowed
public final class SignedOutView extends AccountCard
        implements BeforeEnterObserver, HasDynamicTitle {
    public static final String PATH = "signed-out";

    private static final long serialVersionUID = 1L;
    private static final String REASON = "reason";

    private final transient WayIn wayIn;
    private final transient CurrentUser currentUser;

    SignedOutView(WayIn wayIn, CurrentUser currentUser) {
        this.wayIn = wayIn;
        this.currentUser = currentUser;
    }

    /** Its address for somebody who may not stay. */
    public static String pathFor(Standing standing) {
        return pathFor(
                switch (standing) {
                    case STAYS -> "";
                    case DISABLED -> "disabled";
                    case ROLE_CHANGED -> "role-changed";
                    case GONE -> "gone";
                });
    }

    /**
     * Its address.
     *
     * @param reason a word that this view knows; any other says that the sign-in failed
     */
    public static String pathFor(String reason) {
        return "/" + PATH + "?" + REASON + "=" + reason;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (currentUser.find().isPresent()) {
            event.forwardTo("");
            return;
        }
        show(event.getLocation().getQueryParameters().getSingleParameter(REASON).orElse(""));
    }

    private void show(String reason) {
        Div box = new Div();
        box.addClassName("account-form");
        box.getElement().setAttribute("role", "status");
        Anchor again = link(wayIn.signIn(), Texts.text("access.out.sign-in"));
        Anchor other = link(wayIn.signInAsAnother(), Texts.text("access.out.other"));
        switch (reason) {
            case "" ->
                    fill(box, Texts.text("access.out.title"), Texts.text("access.out.text"), again);
            case "disabled" ->
                    fill(
                            box,
                            Texts.text("access.disabled.title"),
                            Texts.text("access.disabled.text"),
                            other);
            case "role-changed" ->
                    fill(
                            box,
                            Texts.text("access.role.title"),
                            Texts.text("access.role.text"),
                            again);
            case "gone", "blocked" ->
                    fill(
                            box,
                            Texts.text("access.gone.title"),
                            Texts.text("access.gone.text"),
                            other);
            case "foreign-domain" ->
                    fill(
                            box,
                            Texts.text("access.foreign.title"),
                            Texts.text("access.foreign.text"),
                            other);
            case "not-verified" ->
                    fill(
                            box,
                            Texts.text("access.unverified.title"),
                            Texts.text("access.unverified.text"),
                            other);
            default ->
                    fill(
                            box,
                            Texts.text("access.failed.title"),
                            Texts.text("access.failed.text"),
                            again,
                            other);
        }
        card().removeAll();
        card().add(box);
    }

    private static void fill(Div box, String title, String text, Anchor... ways) {
        box.add(new H1(title), new Paragraph(text));
        Div links = new Div(ways);
        links.addClassName("account-ways");
        box.add(links);
    }

    /** By the browser: a provider's page is none of ours. */
    private static Anchor link(String target, String text) {
        Anchor link = new Anchor(target, text);
        link.setRouterIgnore(true);
        return link;
    }

    @Override
    public String getPageTitle() {
        return Texts.text("access.out.page");
    }
}
