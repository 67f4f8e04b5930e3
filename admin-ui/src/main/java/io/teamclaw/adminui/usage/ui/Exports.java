package io.teamclaw.adminui.usage.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.usage.UsageExport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Links to what is shown as files, written as they are read. */
final class Exports extends Div {
    private static final long serialVersionUID = 1L;

    /** Writes a file to whoever waits for it. */
    @FunctionalInterface
    private interface Content {
        void write(Writer out) throws IOException;
    }

    /**
     * @param withCalls whether single calls may be had too
     */
    Exports(UsageExport export, UsageAddress shown, boolean withCalls) {
        addClassName("exports");
        String days = shown.period().from() + "-" + shown.period().to();
        add(
                link(
                        Texts.text("usage.export.table"),
                        "usage-by-" + shown.by().wireValue() + "-" + days + ".csv",
                        out -> export.table(shown.period(), shown.by(), out)));
        if (withCalls) {
            add(
                    link(
                            Texts.text("usage.export.calls"),
                            "usage-calls-" + days + ".csv",
                            out -> export.calls(shown.period(), out)));
        }
    }

    private static Anchor link(String text, String file, Content content) {
        DownloadHandler handler = event -> send(event, file, content);
        Anchor link = new Anchor(handler, "");
        link.add(VaadinIcon.DOWNLOAD_ALT.create());
        link.add(text);
        return link;
    }

    /** The stream blocks while the other side does not read, and fails when it is gone. */
    private static void send(DownloadEvent event, String file, Content content) throws IOException {
        event.setFileName(file);
        event.setContentType("text/csv; charset=utf-8");
        try (Writer out =
                new BufferedWriter(
                        new OutputStreamWriter(event.getOutputStream(), StandardCharsets.UTF_8))) {
            content.write(out);
        }
    }
}
