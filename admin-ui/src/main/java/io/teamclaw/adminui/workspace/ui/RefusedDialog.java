package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.workspace.BulkOutcome;

/** For which of several workspaces something did not work, and why. */
final class RefusedDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    RefusedDialog(BulkOutcome outcome) {
        setHeaderTitle(Texts.text("workspaces.refused.title", outcome.refused().size()));
        UnorderedList list = new UnorderedList();
        list.addClassName("refused");
        outcome.refused()
                .forEach(
                        each -> {
                            Span name = new Span(each.name());
                            name.addClassName("user-name");
                            list.add(new ListItem(name, new Span(" – " + each.why())));
                        });
        add(
                new Paragraph(
                        Texts.text(
                                "workspaces.refused.text",
                                outcome.worked().size(),
                                outcome.refused().size())),
                list);
        getFooter().add(new Button(Texts.text("workspaces.close"), click -> close()));
        setWidth("34rem");
    }
}
