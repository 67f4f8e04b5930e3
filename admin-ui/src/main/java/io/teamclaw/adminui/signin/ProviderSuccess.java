package io.teamclaw.adminui.signin;

import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import io.teamclaw.adminui.security.PortalSession;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Leaves in the session what a sign-in by password leaves there: the person, and nothing of the
 * provider's token.
 */
final class ProviderSuccess extends VaadinSavedRequestAwareAuthenticationSuccessHandler {
    private final SecurityContextHolderStrategy contexts;
    private final HttpSessionSecurityContextRepository sessions =
            new HttpSessionSecurityContextRepository();

    ProviderSuccess(SecurityContextHolderStrategy contexts, RequestCache requestCache) {
        this.contexts = contexts;
        setRequestCache(requestCache);
        setDefaultTargetUrl("/");
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication signedIn)
            throws ServletException, IOException {
        if (!(signedIn.getPrincipal() instanceof ProvidersUser user)) {
            throw new IllegalStateException("Only the provider's people sign in this way");
        }
        SecurityContext context = contexts.createEmptyContext();
        context.setAuthentication(PortalSession.of(user.person()));
        contexts.setContext(context);
        sessions.saveContext(context, request, response);
        super.onAuthenticationSuccess(request, response, context.getAuthentication());
    }
}
