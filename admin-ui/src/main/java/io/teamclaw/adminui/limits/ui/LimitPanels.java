package io.teamclaw.adminui.limits.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import io.teamclaw.adminui.config.Scope;
import io.teamclaw.adminui.config.ui.ChipsField;
import io.teamclaw.adminui.config.ui.NumberRow;
import io.teamclaw.adminui.config.ui.NumbersPanel;
import io.teamclaw.adminui.config.ui.SettingPanel;
import io.teamclaw.adminui.limits.LimitService;
import io.teamclaw.adminui.limits.ScopeLimits;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.config.policy.CallLimit;
import io.teamclaw.config.policy.LimitSettings;
import io.teamclaw.config.policy.RunawayAnswer;
import io.teamclaw.lifecycle.settings.Setting;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What a scope's people may do with the company's keys; each limit is saved by itself. */
public final class LimitPanels extends Div {
    private static final long serialVersionUID = 1L;

    private final transient LimitService service;
    private final transient Scope scope;

    public LimitPanels(LimitService service, Scope scope) {
        this.service = service;
        this.scope = scope;
        addClassName("page-content");
        refresh();
    }

    private void refresh() {
        removeAll();
        service.find(scope)
                .ifPresentOrElse(
                        this::show, () -> add(new Paragraph(Texts.text("config.limits.gone"))));
    }

    private void show(ScopeLimits limits) {
        limits.malformed().forEach(setting -> add(malformed(setting)));
        add(numbers(limits), models(limits), betas(limits), runaway(limits));
    }

    private static Paragraph malformed(Setting setting) {
        Paragraph note =
                new Paragraph(
                        Texts.text("config.limits.malformed", setting.scope(), setting.key()));
        note.addClassName("problems");
        note.getElement().setAttribute("role", "alert");
        return note;
    }

    private NumbersPanel numbers(ScopeLimits limits) {
        return new NumbersPanel(
                Texts.text("config.settings.call-limits"),
                Texts.text("config.settings.call-limits.text"),
                Stream.of(CallLimit.values()).map(limit -> number(limits, limit)).toList());
    }

    private NumberRow number(ScopeLimits limits, CallLimit limit) {
        return new NumberRow(
                LimitTexts.words(limit, empty(Texts.text("config.settings.default"))),
                limits.own(limit.key()),
                number -> service.saveNumber(limits, limit, number),
                this::refresh,
                LimitTexts.counts(limits.number(limit), String::valueOf));
    }

    private SettingPanel models(ScopeLimits limits) {
        Optional<Setting> seen = limits.own(LimitSettings.MODELS);
        ModelsField field =
                new ModelsField(
                        service.providers(),
                        seen,
                        forAll()
                                ? Texts.text("config.settings.models.help")
                                : Texts.text("config.limits.models.help"),
                        empty(Texts.text("config.settings.models.all")));
        return new SettingPanel(
                "models",
                Texts.text("config.settings.models"),
                Texts.text("config.settings.models.text"),
                new Div(field, LimitTexts.counts(limits.models(), LimitTexts::names)),
                seen,
                () -> service.saveModels(limits, field.entries()),
                this::refresh);
    }

    private SettingPanel betas(ScopeLimits limits) {
        Optional<Setting> seen = limits.own(LimitSettings.BETAS);
        ChipsField field =
                new ChipsField(
                        "beta-flags",
                        Texts.text("config.settings.betas"),
                        Texts.text("config.settings.betas.help"),
                        empty(Texts.text("config.settings.betas.all")),
                        ChipsField.stored(seen),
                        UnaryOperator.identity());
        return new SettingPanel(
                "beta-flags",
                Texts.text("config.settings.betas"),
                Texts.text("config.settings.betas.text"),
                new Div(field, LimitTexts.counts(limits.betas(), LimitTexts::names)),
                seen,
                () -> service.saveBetaFlags(limits, field.names()),
                this::refresh);
    }

    private SettingPanel runaway(ScopeLimits limits) {
        Optional<Setting> seen = limits.own(RunawayAnswer.KEY);
        Select<RunawayAnswer> field = new Select<>();
        field.setLabel(Texts.text("config.settings.runaway"));
        field.setItems(RunawayAnswer.values());
        field.setItemLabelGenerator(
                answer ->
                        answer == null ? Texts.text("config.inherit") : LimitTexts.answer(answer));
        field.setEmptySelectionAllowed(!forAll());
        field.setEmptySelectionCaption(Texts.text("config.inherit"));
        seen.flatMap(setting -> RunawayAnswer.parse(setting.json()))
                .or(() -> forAll() ? Optional.of(RunawayAnswer.MESSAGE) : Optional.empty())
                .ifPresent(field::setValue);
        field.setId("runaway-answer");
        return new SettingPanel(
                "runaway-answer",
                Texts.text("config.settings.runaway"),
                Texts.text("config.settings.runaway.text"),
                new Div(field, LimitTexts.counts(limits.runawayAnswer(), LimitTexts::answer)),
                seen,
                () -> service.saveRunawayAnswer(limits, Optional.ofNullable(field.getValue())),
                this::refresh);
    }

    private boolean forAll() {
        return scope instanceof Scope.Everybody;
    }

    /** What a field says that is empty. */
    private String empty(String forAll) {
        return forAll() ? forAll : Texts.text("config.inherit");
    }
}
