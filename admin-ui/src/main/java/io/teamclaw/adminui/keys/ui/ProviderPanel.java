package io.teamclaw.adminui.keys.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import io.teamclaw.adminui.keys.ProviderSection;
import io.teamclaw.adminui.text.Texts;
import java.net.URI;
import java.util.function.Consumer;

/** One provider: where its calls go, and its keys. */
final class ProviderPanel extends Div {
    private static final long serialVersionUID = 1L;

    ProviderPanel(
            ProviderSection section, KeyActions actions, Consumer<ProviderSection> editEndpoint) {
        addClassNames("panel", "provider-panel");
        String name = section.provider().name();
        Div head = new Div(new H2(name));
        head.addClassName("panel-head");
        add(head);
        if (section.usualUrl().isPresent()) {
            Button endpoint =
                    new Button(Texts.text("keys.endpoint"), click -> editEndpoint.accept(section));
            endpoint.addThemeVariants(ButtonVariant.TERTIARY);
            endpoint.setAriaLabel(Texts.text("keys.endpoint.of", name));
            endpoint.setId("endpoint-" + section.provider().id());
            head.add(endpoint);
        }
        section.baseUrl().ifPresent(url -> add(ownEndpoint(url)));
        if (section.keys().isEmpty()) {
            add(new Paragraph(Texts.text("keys.none", name)));
        } else {
            add(new KeyGrid(section, actions));
        }
    }

    private static Paragraph ownEndpoint(URI url) {
        Paragraph text = new Paragraph(Texts.text("keys.endpoint.own", url.toString()));
        text.addClassName("own-endpoint");
        return text;
    }
}
