package io.teamclaw.adminui.config.ui;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.teamclaw.adminui.config.Effective;
import io.teamclaw.adminui.config.EffectiveFile;
import io.teamclaw.adminui.config.EffectiveService;
import io.teamclaw.adminui.layout.ui.ErrorState;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.openclaw.EffectiveValue;
import io.teamclaw.config.openclaw.InvalidWorkspaceConfigException;
import io.teamclaw.config.openclaw.Origin;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;

/** What applies to one person, and where each value comes from. */
@Route("config/effective")
@RolesAllowed({Roles.ADMIN, Roles.TEAM_LEAD})
public final class EffectiveView extends Div implements HasUrlParameter<String>, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient EffectiveService service;

    EffectiveView(EffectiveService service) {
        this.service = service;
        addClassName("page");
    }

    @Override
    public void setParameter(BeforeEvent event, String id) {
        removeAll();
        try {
            show(UserId.read(id).flatMap(service::find).orElseThrow(NotFoundException::new));
        } catch (InvalidWorkspaceConfigException broken) {
            add(
                    new ErrorState(
                            Texts.text("config.effective.broken"),
                            broken.getMessage(),
                            () -> setParameter(event, id)));
        }
    }

    private void show(Effective effective) {
        Paragraph hint = new Paragraph(Texts.text("config.effective.hint"));
        hint.addClassName("secondary");
        add(new H2(effective.user().name() + " · " + effective.user().email()), hint);
        Grid<EffectiveValue> grid = grid();
        TextField filter = new TextField();
        filter.setPlaceholder(Texts.text("config.effective.filter"));
        filter.setAriaLabel(Texts.text("config.effective.filter"));
        filter.setPrefixComponent(VaadinIcon.SEARCH.create());
        filter.setClearButtonVisible(true);
        filter.setValueChangeMode(ValueChangeMode.LAZY);
        filter.addValueChangeListener(
                change -> grid.setItems(filtered(effective.values(), change.getValue())));
        grid.setItems(effective.values());
        Div bar = new Div(filter);
        bar.addClassName("toolbar");
        add(bar, grid);
        effective.files().forEach(file -> add(panel(file)));
    }

    private static Grid<EffectiveValue> grid() {
        Grid<EffectiveValue> grid = new Grid<>();
        grid.addComponentColumn(value -> mono(value.name()))
                .setHeader(Texts.text("config.effective.path"))
                .setKey("path")
                .setFlexGrow(3);
        grid.addComponentColumn(
                        value ->
                                value.atStart()
                                        ? new Span(Texts.text("config.effective.at-start"))
                                        : mono(value.value().toString()))
                .setHeader(Texts.text("config.effective.value"))
                .setKey("value")
                .setFlexGrow(3);
        grid.addComponentColumn(value -> new Badge(originName(value.origin())))
                .setHeader(Texts.text("config.effective.origin"))
                .setKey("origin")
                .setFlexGrow(1);
        grid.setEmptyStateText(Texts.text("config.effective.nothing"));
        grid.setHeight("32rem");
        grid.getElement().setAttribute("aria-label", Texts.text("config.effective.values"));
        return grid;
    }

    private static List<EffectiveValue> filtered(List<EffectiveValue> values, String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return values.stream()
                .filter(value -> value.name().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    private static Div panel(EffectiveFile file) {
        Div panel = new Div(new H2(file.name()));
        panel.addClassName("panel");
        for (EffectiveFile.Part part : file.parts()) {
            panel.add(new H3(originName(part.origin())), JsonPanel.code(part.text()));
        }
        return panel;
    }

    private static Span mono(String text) {
        Span span = new Span(text);
        span.addClassNames("mono", "wrap");
        return span;
    }

    private static String originName(Origin origin) {
        return switch (origin) {
            case BASE -> Texts.text("config.origin.base");
            case GLOBAL -> Texts.text("config.scope.everybody");
            case TEAM -> Texts.text("config.scope.team");
            case USER -> Texts.text("config.scope.person");
            case TEAMCLAW -> Texts.text("config.origin.teamclaw");
        };
    }

    @Override
    public String getPageTitle() {
        return Texts.text("config.effective.title");
    }
}
