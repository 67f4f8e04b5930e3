package io.teamclaw.adminui.keys.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.teamclaw.adminui.keys.EditOutcome;
import io.teamclaw.adminui.keys.ProviderEndpoints;
import io.teamclaw.adminui.keys.ProviderSection;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.text.Texts;
import java.net.URI;

/** Where a provider's calls go: to the provider, or to an endpoint of the company's own. */
final class EndpointDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient ProviderSection section;
    private final transient ProviderEndpoints endpoints;
    private final transient Runnable onChanged;
    private final TextField url = new TextField(Texts.text("keys.endpoint.url"));

    EndpointDialog(ProviderSection section, ProviderEndpoints endpoints, Runnable onChanged) {
        this.section = section;
        this.endpoints = endpoints;
        this.onChanged = onChanged;
        setHeaderTitle(Texts.text("keys.endpoint.of", section.provider().name()));
        setWidth("32rem");
        url.setPlaceholder(section.usualUrl().map(URI::toString).orElse(""));
        url.setHelperText(Texts.text("keys.endpoint.help"));
        url.setValue(section.baseUrl().map(URI::toString).orElse(""));
        Paragraph warning = new Paragraph(Texts.text("keys.endpoint.warning"));
        warning.addClassName("note");
        Div form = new Div(warning, url);
        form.addClassName("dialog-form");
        add(form);

        Button save = new Button(Texts.text("keys.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER).listenOn(url);
        save.setId("save-endpoint");
        if (section.baseUrl().isPresent()) {
            Button reset =
                    new Button(
                            Texts.text("keys.endpoint.reset"),
                            click -> finish(endpoints.reset(section.provider().id())));
            reset.setId("reset-endpoint");
            reset.addClassName("push-to-start");
            getFooter().add(reset);
        }
        getFooter().add(new Button(Texts.text("keys.cancel"), click -> close()), save);
    }

    private void save() {
        if (url.getValue().isBlank()) {
            complain(Texts.text("keys.endpoint.enter"));
            return;
        }
        finish(endpoints.set(section.provider().id(), url.getValue()));
    }

    private void finish(EditOutcome outcome) {
        if (outcome instanceof EditOutcome.Refused refused) {
            complain(refused.complaint());
            return;
        }
        close();
        onChanged.run();
        Notices.success(Texts.text("keys.endpoint.done", section.provider().name()));
    }

    private void complain(String text) {
        url.setErrorMessage(text);
        url.setInvalid(true);
        url.focus();
    }
}
