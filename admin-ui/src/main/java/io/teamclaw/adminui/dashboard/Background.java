package io.teamclaw.adminui.dashboard;

import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;

/** Does work beside a page, on behalf of the one who looks at it. */
@Component
public class Background {
    private final SecurityContextHolderStrategy contexts;

    Background(SecurityContextHolderStrategy contexts) {
        this.contexts = contexts;
    }

    /** Starts it now; {@code work} deals with its own errors. */
    public void run(Runnable work) {
        SecurityContext mine = new SecurityContextImpl(contexts.getContext().getAuthentication());
        DelegatingSecurityContextRunnable asMe = new DelegatingSecurityContextRunnable(work, mine);
        asMe.setSecurityContextHolderStrategy(contexts);
        Thread.ofVirtual().name("dashboard").start(asMe);
    }
}
