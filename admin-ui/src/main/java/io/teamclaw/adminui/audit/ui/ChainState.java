package io.teamclaw.adminui.audit.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.teamclaw.adminui.audit.AuditService;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.usage.Numbers;
import io.teamclaw.lifecycle.audit.ChainReport;

/** A sentence on whether the log hangs together. */
final class ChainState extends Div {
    private static final long serialVersionUID = 1L;

    ChainState() {
        addClassName("audit-state");
        getElement().setAttribute("role", "status");
    }

    /** Of the newest rows, unless a look at all of them found something. */
    void showLatest(AuditService service) {
        ChainReport latest;
        try {
            latest =
                    service.lastVerified()
                            .filter(report -> report.broken().isPresent())
                            .orElseGet(service::latest);
        } catch (RuntimeException unreadable) {
            // The list below says the same, with its cause and another try.
            show(VaadinIcon.WARNING, "audit-broken", Texts.text("audit.state.unreadable"));
            return;
        }
        if (latest.broken().isPresent()) {
            show(latest);
        } else {
            show(
                    VaadinIcon.CHECK_CIRCLE,
                    "audit-whole",
                    latest.last().isEmpty()
                            ? Texts.text("audit.state.empty")
                            : Texts.text("audit.state.latest", latest.rows()));
        }
    }

    /** Of all rows. */
    void show(ChainReport report) {
        String head = report.head().map(Object::toString).orElse("–");
        report.broken()
                .ifPresentOrElse(
                        each ->
                                show(
                                        VaadinIcon.WARNING,
                                        "audit-broken",
                                        Texts.text(
                                                "audit.state.broken",
                                                Long.toString(each.sequence()),
                                                each.explanation())),
                        () ->
                                show(
                                        VaadinIcon.CHECK_CIRCLE,
                                        "audit-whole",
                                        Texts.text("audit.state.all", report.rows(), head)));
    }

    private void show(VaadinIcon icon, String style, String text) {
        Icon mark = icon.create();
        mark.getElement().setAttribute("aria-hidden", "true");
        removeAll();
        removeClassNames("audit-whole", "audit-broken");
        addClassName(style);
        add(mark, new Span(text));
    }

    /** How far the look at all rows has come. */
    void progress(long seen, long all) {
        removeAll();
        add(
                new Span(
                        Texts.text(
                                "audit.verify.progress",
                                Numbers.format(seen),
                                Numbers.format(all))));
    }
}
