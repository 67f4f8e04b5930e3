package io.teamclaw.adminui.keys.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.teamclaw.adminui.keys.KeyAdding;
import io.teamclaw.adminui.keys.KeyEditing;
import io.teamclaw.adminui.keys.KeyPoolUnusableException;
import io.teamclaw.adminui.keys.KeyService;
import io.teamclaw.adminui.keys.ProviderChoice;
import io.teamclaw.adminui.keys.ProviderEndpoints;
import io.teamclaw.adminui.keys.ProviderSection;
import io.teamclaw.adminui.layout.ui.EmptyState;
import io.teamclaw.adminui.layout.ui.ErrorState;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.adminui.text.Texts;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;

/** The company's keys, masked, provider by provider; {@code ?provider=} shows one of them. */
@Route("keys")
@Menu(order = 14, icon = "vaadin:key", title = "layout.menu.api-keys")
@RolesAllowed(Roles.ADMIN)
public final class KeysView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    static final String PROVIDER = "provider";
    private static final long serialVersionUID = 1L;

    private final transient KeyService service;
    private final transient KeyAdding adding;
    private final transient ProviderEndpoints endpoints;
    private final transient KeyActions actions;
    private String wanted = "";

    KeysView(
            KeyService service, KeyAdding adding, KeyEditing editing, ProviderEndpoints endpoints) {
        this.service = service;
        this.adding = adding;
        this.endpoints = endpoints;
        this.actions = new KeyActions(editing, this::refresh);
        addClassName("page");
    }

    @Override
    public String getPageTitle() {
        return Texts.text("keys.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        wanted = event.getLocation().getQueryParameters().getSingleParameter(PROVIDER).orElse("");
        if (!wanted.isEmpty() && choice().isEmpty()) {
            throw new NotFoundException();
        }
        refresh();
    }

    private void refresh() {
        removeAll();
        try {
            show(wanted.isEmpty() ? service.sections() : List.of(service.section(wanted)));
        } catch (KeyPoolUnusableException broken) {
            add(
                    new ErrorState(
                            Texts.text("keys.unusable.title"),
                            Texts.text("keys.unusable.text", broken.getMessage()),
                            this::refresh));
        }
    }

    private void show(List<ProviderSection> sections) {
        if (sections.isEmpty()) {
            add(
                    new EmptyState(
                            VaadinIcon.KEY,
                            Texts.text("keys.empty.title"),
                            Texts.text("keys.empty.text"),
                            new AddKeyButton(this::openAdding)));
            return;
        }
        add(new KeysToolbar(service.providers(), wanted, this::openAdding));
        sections.forEach(section -> add(new ProviderPanel(section, actions, this::openEndpoint)));
    }

    private void openAdding() {
        new AddKeysDialog(service.providers(), choice(), adding, this::refresh).open();
    }

    private void openEndpoint(ProviderSection section) {
        new EndpointDialog(section, endpoints, this::refresh).open();
    }

    private Optional<ProviderChoice> choice() {
        return service.providers().stream().filter(each -> each.id().equals(wanted)).findFirst();
    }
}
