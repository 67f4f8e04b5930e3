package io.teamclaw.adminui.signin;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * The content security policy. A page's own inline scripts carry a number used once; no other
 * inline script runs, whoever got it into the page.
 */
@Component
class PagePolicy implements VaadinServiceInitListener {
    private static final long serialVersionUID = 1L;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 16;

    /** Styles: components put theirs into the page, and attributes carry sizes and colours. */
    private static final String REST =
            "; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:;"
                    + " connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self';"
                    + " frame-ancestors 'none'";

    /** For all that is no page of Vaadin's. */
    static final String WITHOUT_SCRIPTS = "default-src 'self'; script-src 'self'" + REST;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(PagePolicy::mark);
    }

    private static void mark(IndexHtmlResponse page) {
        byte[] bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        page.getDocument().select("script").attr("nonce", nonce);
        page.getVaadinResponse()
                .setHeader(
                        "Content-Security-Policy",
                        // Flow's client makes functions of what the server has it run.
                        "default-src 'self'; script-src 'self' 'unsafe-eval' 'nonce-%s'%s"
                                .formatted(nonce, REST));
    }
}
