package io.teamclaw.adminui.people.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.people.csv.ImportOutcome;
import io.teamclaw.adminui.people.csv.ImportPreview;
import io.teamclaw.adminui.people.csv.PeopleImport;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.users.EmailAddress;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes a CSV file, shows what it comes to, and imports all of it or nothing. */
final class ImportDialog extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final String EXAMPLE =
            "email,name,role,team\nada@example.com,Ada Lovelace,employee,Everyone";

    private final transient PeopleImport imports;
    private final Runnable refresh;
    private final Div preview = new Div();
    private final Button run = new Button();
    private transient Optional<ImportPreview.Rows> shown = Optional.empty();

    ImportDialog(PeopleImport imports, Runnable refresh) {
        this.imports = imports;
        this.refresh = refresh;
        setHeaderTitle(Texts.text("people.import.title"));
        setWidth("48rem");
        preview.addClassName("import-preview");
        run.setId("run-import");
        run.setText(Texts.text("people.import.run"));
        run.addThemeVariants(ButtonVariant.PRIMARY);
        run.setEnabled(false);
        run.setDisableOnClick(true);
        run.addClickListener(click -> shown.ifPresent(this::run));
        Div form = new Div(new Paragraph(Texts.text("people.import.text")), new Pre(EXAMPLE));
        form.add(upload(), preview);
        form.addClassNames("dialog-form", "import");
        add(form);
        getFooter().add(new Button(Texts.text("people.cancel"), click -> close()), run);
    }

    private Upload upload() {
        // What comes is bounded here too: a browser may send more than the field lets it.
        UploadHandler handler =
                event -> {
                    byte[] file = event.getInputStream().readNBytes(PeopleImport.MOST_BYTES + 1);
                    event.getUI().access(() -> show(file));
                };
        Upload upload = new Upload(handler);
        upload.setAcceptedFileExtensions(".csv");
        upload.setMaxFiles(1);
        upload.setMaxFileSize(PeopleImport.MOST_BYTES);
        upload.setDropLabel(new Span(Texts.text("people.import.drop")));
        upload.setUploadButton(new Button(Texts.text("people.import.choose")));
        upload.addFileRejectedListener(rejected -> say(Texts.text("people.import.rejected")));
        return upload;
    }

    private void show(byte[] file) {
        shown = Optional.empty();
        run.setEnabled(false);
        if (file.length > PeopleImport.MOST_BYTES) {
            say(Texts.text("people.import.too-large"));
            return;
        }
        switch (imports.preview(file)) {
            case ImportPreview.Unreadable no -> say(words(no.why()));
            case ImportPreview.Rows rows -> show(rows);
        }
    }

    private void show(ImportPreview.Rows rows) {
        int bad = rows.bad().size();
        say(
                bad == 0
                        ? Texts.text("people.import.all-good", rows.rows().size())
                        : Texts.text("people.import.some-bad", bad, rows.rows().size()));
        preview.add(new ImportGrid(rows.rows()));
        run.setText(Texts.text("people.import.run-number", rows.rows().size()));
        run.setEnabled(bad == 0);
        shown = Optional.of(rows);
    }

    private void run(ImportPreview.Rows rows) {
        switch (imports.run(rows)) {
            case ImportOutcome.Added added -> {
                close();
                refresh.run();
                Notices.success(Texts.text("people.import.done", added.people()));
            }
            case ImportOutcome.Undone undone ->
                    say(Texts.text("people.import.undone", undone.at().value()));
            case ImportOutcome.HalfDone half -> {
                refresh.run();
                say(
                        Texts.text(
                                "people.import.half-done",
                                half.added().stream()
                                        .map(EmailAddress::value)
                                        .collect(Collectors.joining(", "))));
            }
        }
    }

    private void say(String text) {
        preview.removeAll();
        Paragraph line = new Paragraph(text);
        line.getElement().setAttribute("role", "status");
        preview.add(line);
    }

    private static String words(ImportPreview.Reason why) {
        return switch (why) {
            case NOT_CSV -> Texts.text("people.import.not-csv");
            case NOT_UTF8 -> Texts.text("people.import.not-utf8");
            case NO_HEADER -> Texts.text("people.import.no-header");
            case EMPTY -> Texts.text("people.import.empty");
            case TOO_MANY_ROWS -> Texts.text("people.import.too-many");
        };
    }
}
