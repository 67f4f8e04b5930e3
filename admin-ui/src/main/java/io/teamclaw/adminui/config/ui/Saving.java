package io.teamclaw.adminui.config.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.teamclaw.adminui.config.Problem;
import io.teamclaw.adminui.config.SaveOutcome;
import io.teamclaw.adminui.layout.ui.Conflict;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.text.Texts;

/** Shows below a form what became of saving it; what was typed stays where it is not saved. */
public final class Saving extends Div {
    private static final long serialVersionUID = 1L;

    public Saving() {
        addClassName("problems");
        getElement().setAttribute("role", "alert");
    }

    /**
     * @param what was saved, e.g. the model
     * @param reload shows what stands now
     */
    public void show(SaveOutcome outcome, String what, Runnable reload) {
        removeAll();
        switch (outcome) {
            case SaveOutcome.Saved saved -> {
                Notices.success(Texts.text("config.saved", what));
                reload.run();
            }
            case SaveOutcome.Conflict conflict -> Conflict.explain(what, reload);
            case SaveOutcome.Refused refused -> {
                add(new Paragraph(Texts.text("config.refused", what)));
                UnorderedList list = new UnorderedList();
                refused.problems().forEach(problem -> list.add(new ListItem(words(problem))));
                add(list);
            }
        }
    }

    /** Shows one thing that is wrong. */
    public void show(String problem) {
        removeAll();
        add(new Paragraph(problem));
    }

    private static String words(Problem problem) {
        return problem.affects().isEmpty()
                ? problem.message()
                : Texts.text("config.problem.for", problem.affects(), problem.message());
    }
}
