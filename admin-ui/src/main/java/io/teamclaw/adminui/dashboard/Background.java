package io.teamclaw.adminui.dashboard;

import io.teamclaw.lifecycle.dynamodb.ParallelReads;
import java.util.List;
import java.util.function.Supplier;
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

    /** Does all of these at once and waits for them; what they give in their order. */
    <T> List<T> together(List<Supplier<T>> work) {
        SecurityContext mine = new SecurityContextImpl(contexts.getContext().getAuthentication());
        return ParallelReads.map(
                work,
                each -> {
                    SecurityContext before = contexts.getContext();
                    contexts.setContext(mine);
                    try {
                        return each.get();
                    } finally {
                        contexts.setContext(before);
                    }
                });
    }
}
