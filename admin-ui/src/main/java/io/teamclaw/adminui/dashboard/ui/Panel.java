package io.teamclaw.adminui.dashboard.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.server.Command;
import io.teamclaw.adminui.dashboard.Background;
import io.teamclaw.adminui.layout.ui.ErrorState;
import io.teamclaw.adminui.text.Texts;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A part of the dashboard that loads on its own and fails on its own.
 *
 * @param <T> what it shows
 */
final class Panel<T> extends Section {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Panel.class);

    private final transient Background background;
    private final transient Supplier<T> load;
    private final transient Function<T, Optional<Component>> show;
    private final Div body = new Div();

    /**
     * @param load runs beside the page
     * @param show makes what is seen; empty where the panel is not needed
     */
    Panel(
            Background background,
            String title,
            Supplier<T> load,
            Function<T, Optional<Component>> show) {
        this.background = background;
        this.load = load;
        this.show = show;
        addClassNames("panel", "dashboard-panel");
        Div head = new Div(new H2(title));
        head.addClassName("panel-head");
        body.addClassName("dashboard-body");
        add(head, body);
    }

    /** A way to the page with the details. */
    Panel<T> linkedTo(String path, String text) {
        ((Div) getComponentAt(0)).add(new Anchor(path, text));
        return this;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        load(event.getUI());
    }

    private void load(UI ui) {
        body.getElement().setAttribute("aria-busy", "true");
        background.run(
                () -> {
                    try {
                        T loaded = load.get();
                        access(ui, () -> show(loaded));
                    } catch (RuntimeException broken) {
                        LOG.error("A part of the dashboard cannot be read", broken);
                        access(ui, () -> fail(ui));
                    }
                });
    }

    /** Who has left the page meanwhile needs no answer. */
    private static void access(UI ui, Command change) {
        try {
            ui.access(change);
        } catch (UIDetachedException left) {
            LOG.debug("The dashboard was left before all of it was read");
        }
    }

    /**
     * What is not needed goes altogether: a hidden part would stay busy in the browser for good.
     */
    private void show(T loaded) {
        Optional<Component> content = show.apply(loaded);
        if (content.isEmpty()) {
            removeFromParent();
            return;
        }
        body.getElement().removeAttribute("aria-busy");
        body.removeAll();
        body.add(content.get());
    }

    private void fail(UI ui) {
        body.getElement().removeAttribute("aria-busy");
        body.removeAll();
        body.add(
                new ErrorState(
                        Texts.text("dashboard.error.title"),
                        Texts.text("dashboard.error.text"),
                        () -> load(ui)));
    }
}
