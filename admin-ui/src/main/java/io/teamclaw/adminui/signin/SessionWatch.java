package io.teamclaw.adminui.signin;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import io.teamclaw.adminui.account.ui.SignedOutView;
import io.teamclaw.adminui.security.ActiveUsers;
import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.adminui.security.PortalUser;
import io.teamclaw.adminui.security.Standing;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Looks after open pages whose browsers ask for nothing: who may no longer stay is led to a page
 * that says why, and whose browser does not go there loses its session at the next look.
 */
@Component
class SessionWatch implements VaadinServiceInitListener, DisposableBean {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(SessionWatch.class);

    /** Twice this, and the read, are within ten seconds. */
    private static final Duration EVERY = Duration.ofSeconds(3);

    private final transient CurrentUser currentUser;
    private final transient ActiveUsers activeUsers;
    private final transient Map<UI, PortalUser> open = new ConcurrentHashMap<>();
    private final transient Set<UI> leaving = ConcurrentHashMap.newKeySet();
    private final transient ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("session-watch").daemon().factory());

    SessionWatch(CurrentUser currentUser, ActiveUsers activeUsers) {
        this.currentUser = currentUser;
        this.activeUsers = activeUsers;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> watch(init.getUI()));
        looks.scheduleWithFixedDelay(
                this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void watch(UI ui) {
        currentUser
                .find()
                .ifPresent(
                        user -> {
                            open.put(ui, user);
                            ui.addDetachListener(detached -> forget(ui));
                        });
    }

    private void forget(UI ui) {
        open.remove(ui);
        leaving.remove(ui);
    }

    private void look() {
        try {
            if (!open.isEmpty()) {
                activeUsers.refresh(
                        open.values().stream().map(PortalUser::id).collect(Collectors.toSet()));
                open.forEach(this::check);
            }
        } catch (RuntimeException e) {
            // An exception would end all later looks; requests are checked on their own.
            LOG.warn("Whether signed-in people may stay could not be found out this time", e);
        }
    }

    private void check(UI ui, PortalUser user) {
        Standing standing = activeUsers.standing(user);
        VaadinSession session = ui.getSession();
        if (standing == Standing.STAYS) {
            return;
        }
        if (session == null) {
            forget(ui);
        } else if (leaving.add(ui)) {
            ui.access(() -> ui.getPage().setLocation(SignedOutView.pathFor(standing)));
        } else {
            end(session);
        }
    }

    /** With the session go its pages and their push connections. */
    private static void end(VaadinSession session) {
        session.access(() -> session.getSession().invalidate());
    }

    @Override
    public void destroy() {
        looks.shutdownNow();
    }
}
