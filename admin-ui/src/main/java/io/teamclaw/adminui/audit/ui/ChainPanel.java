package io.teamclaw.adminui.audit.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.teamclaw.adminui.audit.AuditService;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.usage.Numbers;
import io.teamclaw.lifecycle.audit.AuditQuery;
import io.teamclaw.lifecycle.audit.ChainReport;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether the log hangs together, a button that verifies all of it, and the exports. */
final class ChainPanel extends Div {
    private static final long serialVersionUID = 1L;

    private final transient AuditService service;
    private final Div state = new Div();
    private final ProgressBar bar = new ProgressBar();
    private final Button verify = new Button(Texts.text("audit.verify"), click -> verifyAll());
    private transient AutoCloseable running = () -> {};

    /**
     * @param shown what is looked for at the moment
     */
    ChainPanel(AuditService service, Supplier<AuditQuery> shown) {
        this.service = service;
        addClassNames("panel", "audit-chain");
        state.addClassName("audit-state");
        state.getElement().setAttribute("role", "status");
        bar.setVisible(false);
        bar.getElement().setAttribute("aria-label", Texts.text("audit.verify.running"));
        verify.setId("verify");
        Div exports =
                new Div(
                        verify,
                        export(
                                "export-lines",
                                Texts.text("audit.export.lines"),
                                event -> {
                                    event.setFileName("audit-log.jsonl");
                                    event.setContentType("application/x-ndjson");
                                    service.exportLines(event.getOutputStream());
                                }),
                        export(
                                "export-csv",
                                Texts.text("audit.export.csv"),
                                event -> {
                                    event.setFileName("audit-log.csv");
                                    event.setContentType("text/csv;charset=UTF-8");
                                    service.exportCsv(shown.get(), event.getOutputStream());
                                }));
        exports.addClassName("audit-exports");
        add(state, bar, exports);
        showLatest();
    }

    private static Anchor export(String id, String text, DownloadHandler handler) {
        Anchor link = new Anchor(handler, text);
        link.getElement().setAttribute("download", true);
        link.setId(id);
        return link;
    }

    private void showLatest() {
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

    private void show(ChainReport report) {
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
        state.removeAll();
        state.removeClassNames("audit-whole", "audit-broken");
        state.addClassName(style);
        state.add(mark, new Span(text));
    }

    private void verifyAll() {
        UI ui = UI.getCurrent();
        verify.setEnabled(false);
        bar.setIndeterminate(true);
        bar.setVisible(true);
        running =
                service.verify(
                        (seen, all) -> ui.access(() -> progress(seen, all)),
                        report -> ui.access(() -> done(report)));
    }

    private void progress(long seen, long all) {
        bar.setIndeterminate(false);
        bar.setValue((double) seen / all);
        state.removeAll();
        state.add(
                new Span(
                        Texts.text(
                                "audit.verify.progress",
                                Numbers.format(seen),
                                Numbers.format(all))));
    }

    private void done(Optional<ChainReport> report) {
        bar.setVisible(false);
        verify.setEnabled(true);
        report.ifPresentOrElse(
                this::show, () -> Notices.failure(Texts.text("audit.verify.failed")));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        try {
            running.close();
        } catch (Exception e) {
            throw new IllegalStateException("The verification could not be ended", e);
        }
    }
}
