package io.teamclaw.adminui.audit.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.teamclaw.adminui.audit.AuditService;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.audit.AuditQuery;
import io.teamclaw.lifecycle.audit.ChainReport;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether the log hangs together, a button that verifies all of it, and the exports. */
final class ChainPanel extends Div {
    private static final long serialVersionUID = 1L;

    private final transient AuditService service;
    private final ChainState state = new ChainState();
    private final ProgressBar bar = new ProgressBar();
    private final Button verify = new Button(Texts.text("audit.verify"), click -> verifyAll());
    private transient AutoCloseable running = () -> {};

    /**
     * @param shown what is looked for at the moment
     */
    ChainPanel(AuditService service, Supplier<AuditQuery> shown) {
        this.service = service;
        addClassNames("panel", "audit-chain");
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
        state.showLatest(service);
    }

    private static Anchor export(String id, String text, DownloadHandler handler) {
        Anchor link = new Anchor(handler, text);
        link.getElement().setAttribute("download", true);
        link.setId(id);
        return link;
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
        state.progress(seen, all);
    }

    private void done(Optional<ChainReport> report) {
        bar.setVisible(false);
        verify.setEnabled(true);
        report.ifPresentOrElse(
                state::show, () -> Notices.failure(Texts.text("audit.verify.failed")));
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
