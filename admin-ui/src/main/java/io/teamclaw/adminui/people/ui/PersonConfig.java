package io.teamclaw.adminui.people.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.users.User;

/** The way to what applies to a person, and where each value comes from. */
final class PersonConfig extends Section {
    private static final long serialVersionUID = 1L;

    PersonConfig(User user) {
        addClassName("panel");
        add(
                new H2(Texts.text("people.tab.config")),
                new Paragraph(Texts.text("people.config.text")),
                new Anchor("config/effective/" + user.id(), Texts.text("people.config.open")));
    }
}
