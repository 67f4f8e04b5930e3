package io.teamclaw.adminui.keys.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.teamclaw.adminui.keys.EditOutcome;
import io.teamclaw.adminui.keys.KeyAdding;
import io.teamclaw.adminui.keys.KeyEditing;
import io.teamclaw.adminui.keys.KeyEntry;
import io.teamclaw.adminui.keys.KeyPoolUnusableException;
import io.teamclaw.adminui.keys.KeyService;
import io.teamclaw.adminui.layout.ui.Confirm;
import io.teamclaw.adminui.layout.ui.EmptyState;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** The company's keys, masked. */
@Route("keys")
@PageTitle("API keys")
@Menu(order = 1, icon = "vaadin:key", title = "API keys")
@RolesAllowed(Roles.ADMIN)
public final class KeysView extends Div {
    private static final long serialVersionUID = 1L;

    private final transient KeyService service;
    private final transient KeyAdding adding;
    private final transient KeyEditing editing;

    KeysView(KeyService service, KeyAdding adding, KeyEditing editing) {
        this.service = service;
        this.adding = adding;
        this.editing = editing;
        addClassName("page");
        refresh();
    }

    private void refresh() {
        removeAll();
        try {
            show(service.sections().stream().flatMap(each -> each.keys().stream()).toList());
        } catch (KeyPoolUnusableException broken) {
            add(unusable(broken));
        }
    }

    private EmptyState unusable(KeyPoolUnusableException broken) {
        Button again = new Button("Try again", click -> refresh());
        again.setId("read-keys-again");
        EmptyState state =
                new EmptyState(
                        VaadinIcon.WARNING,
                        "The keys cannot be read",
                        "Until this is put right on the server, keys can be neither added nor"
                                + " removed: "
                                + broken.getMessage(),
                        again);
        state.getElement().setAttribute("role", "alert");
        return state;
    }

    private void show(List<KeyEntry> keys) {
        if (keys.isEmpty()) {
            add(
                    new EmptyState(
                            VaadinIcon.KEY,
                            "Add the first key",
                            "Until you add a key, a demo provider answers. Employees never see a"
                                    + " key: a sidecar beside each workspace puts it into the"
                                    + " requests.",
                            addButton()));
            return;
        }
        Paragraph hint =
                new Paragraph(
                        "Several keys of a provider are used in turn. Running workspaces see a"
                                + " change at once, without a restart.");
        hint.addClassName("secondary");
        Div bar = new Div(hint, addButton());
        bar.addClassName("toolbar");
        add(bar, grid(keys));
    }

    private Grid<KeyEntry> grid(List<KeyEntry> keys) {
        Grid<KeyEntry> grid = new Grid<>();
        grid.addColumn(KeyEntry::providerName).setHeader("Provider").setAutoWidth(true);
        grid.addColumn(key -> key.label().isEmpty() ? "–" : key.label())
                .setHeader("Label")
                .setAutoWidth(true);
        grid.addComponentColumn(key -> mono(key.masked()))
                .setHeader("Key")
                .setKey("key")
                .setAutoWidth(true);
        grid.addComponentColumn(key -> mono(key.keyId())).setHeader("Key id").setAutoWidth(true);
        grid.addComponentColumn(this::removeButton)
                .setHeader("Action")
                .setKey("action")
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.setItems(keys);
        grid.setAllRowsVisible(true);
        grid.getElement().setAttribute("aria-label", "API keys");
        return grid;
    }

    private Button addButton() {
        Button add =
                new Button(
                        "Add key",
                        VaadinIcon.PLUS.create(),
                        click -> new AddKeysDialog(service, adding, this::refresh).open());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.setId("add-key");
        return add;
    }

    private Button removeButton(KeyEntry key) {
        Button remove = new Button("Remove", click -> confirmRemove(key));
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        remove.setAriaLabel("Remove key " + key.masked() + " of " + key.providerName());
        return remove;
    }

    private void confirmRemove(KeyEntry key) {
        Confirm.destructive(
                "Remove this key?",
                "%s %s is not used any more from now on. It stays valid at the provider until you revoke it there."
                        .formatted(key.providerName(), key.masked()),
                "Remove key",
                () -> remove(key));
    }

    private void remove(KeyEntry key) {
        if (editing.remove(key.providerId(), key.keyId()) instanceof EditOutcome.Refused refused) {
            Notices.failure("The key is not removed: " + refused.complaint());
        } else {
            Notices.success("The key is removed.");
        }
        refresh();
    }

    private static Span mono(String text) {
        Span span = new Span(text);
        span.addClassName("mono");
        return span;
    }
}
