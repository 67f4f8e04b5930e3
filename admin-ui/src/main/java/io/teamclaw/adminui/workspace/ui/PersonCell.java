package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import io.teamclaw.adminui.workspace.WorkspaceRow;
import io.teamclaw.lifecycle.users.User;

/** Whose workspace it is, with the way to all about it. */
final class PersonCell extends Div {
    private static final long serialVersionUID = 1L;

    PersonCell(WorkspaceRow row) {
        RouterLink link =
                new RouterLink(
                        row.name(),
                        WorkspaceDetailView.class,
                        new RouteParameters("userId", row.id().value()));
        Span email = new Span(row.owner().map(User::email).map(Object::toString).orElse(""));
        email.addClassName("secondary");
        add(link, email);
        addClassName("two-lines");
    }
}
