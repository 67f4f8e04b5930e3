package io.teamclaw.adminui.layout.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import io.teamclaw.adminui.text.Texts;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What every page has: language, chosen colours, and a calm word when something breaks. */
@Component
class PageSetup implements VaadinServiceInitListener {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(PageSetup.class);

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(PageSetup::prepare);
        event.getSource()
                .addSessionInitListener(
                        init -> init.getSession().setErrorHandler(PageSetup::report));
    }

    private static void prepare(IndexHtmlResponse page) {
        var html = page.getDocument().child(0);
        html.attr("lang", "en");
        // Before the first paint, so that a dark page does not flash white.
        ColorSchemeCookie.read(page.getVaadinRequest())
                .ifPresent(
                        scheme ->
                                html.attr("theme", scheme.getThemeValue())
                                        .attr("style", "color-scheme: " + scheme.getValue()));
    }

    private static void report(ErrorEvent event) {
        if (event.getThrowable() instanceof IOException) {
            LOG.debug("A browser left before its answer was whole", event.getThrowable());
            return;
        }
        LOG.error("A request of the portal failed", event.getThrowable());
        if (UI.getCurrent() != null) {
            Notices.failure(Texts.text("layout.broken"));
        }
    }
}
