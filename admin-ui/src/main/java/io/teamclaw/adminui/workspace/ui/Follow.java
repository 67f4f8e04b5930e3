package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

/** Keeps a page in step with what it follows. */
final class Follow {
    private static final Logger LOG = LoggerFactory.getLogger(Follow.class);

    private Follow() {}

    /** Has a page look again; nothing for whoever signed out or lost the role meanwhile. */
    static void push(UI ui, Runnable refresh) {
        ui.access(
                () -> {
                    try {
                        refresh.run();
                    } catch (AuthenticationException | AccessDeniedException e) {
                        LOG.debug("A page is shown no more: its viewer may not see it now", e);
                    }
                });
    }

    /**
     * Has a page look again on each change for as long as it is shown.
     *
     * @param follow begins to tell of changes
     */
    static void whileShown(
            Component page, UI ui, Function<Runnable, AutoCloseable> follow, Runnable refresh) {
        AutoCloseable following = follow.apply(() -> push(ui, refresh));
        page.addDetachListener(
                detached -> {
                    detached.unregisterListener();
                    end(following);
                });
    }

    /** Ends what a page follows. */
    static void end(AutoCloseable subscription) {
        try {
            subscription.close();
        } catch (Exception e) {
            throw new IllegalStateException("The subscription could not be ended", e);
        }
    }
}
