package io.teamclaw.adminui.audit.ui;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.HasValue.ValueChangeEvent;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.teamclaw.adminui.text.Texts;
import java.util.Optional;
import java.util.function.Consumer;

/** Chooses what is looked for. */
final class AuditFilter extends Div {
    private static final long serialVersionUID = 1L;

    private final TextField text = new TextField(Texts.text("audit.filter.text"));
    private final TextField who = new TextField(Texts.text("audit.filter.who"));
    private final Select<String> kind = new Select<>();
    private final TextField target = new TextField(Texts.text("audit.filter.target"));
    private final DatePicker from = new DatePicker(Texts.text("audit.filter.from"));
    private final DatePicker to = new DatePicker(Texts.text("audit.filter.to"));
    private final transient Consumer<AuditChoice> onChoice;

    /**
     * @param onChoice called where the viewer changes something that can be looked for
     */
    AuditFilter(Consumer<AuditChoice> onChoice) {
        this.onChoice = onChoice;
        addClassName("audit-filter");
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        kind.setLabel(Texts.text("audit.filter.kind"));
        kind.setItems("", "person", "team", "workspace", "key", "provider", "setting");
        kind.setItemLabelGenerator(AuditFilter::kindName);
        target.setPlaceholder("person/…");
        for (TextField field : new TextField[] {text, who, target}) {
            field.setClearButtonVisible(true);
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.addValueChangeListener(this::changed);
        }
        kind.addValueChangeListener(this::changed);
        for (DatePicker day : new DatePicker[] {from, to}) {
            day.setI18n(new DatePickerI18n().setDateFormat("yyyy-MM-dd").setFirstDayOfWeek(1));
            day.setClearButtonVisible(true);
            day.addValueChangeListener(this::changed);
        }
        add(text, who, kind, target, from, to);
    }

    private static String kindName(String kind) {
        return switch (kind) {
            case "person" -> Texts.text("audit.kind.person");
            case "team" -> Texts.text("audit.kind.team");
            case "workspace" -> Texts.text("audit.kind.workspace");
            case "key" -> Texts.text("audit.kind.key");
            case "provider" -> Texts.text("audit.kind.provider");
            case "setting" -> Texts.text("audit.kind.setting");
            default -> Texts.text("audit.kind.any");
        };
    }

    private void changed(ValueChangeEvent<?> change) {
        if (!change.isFromClient()) {
            return;
        }
        AuditChoice chosen = chosen();
        to.setErrorMessage(Texts.text("audit.filter.period"));
        to.setInvalid(chosen.endsBeforeItBegins());
        if (!chosen.endsBeforeItBegins()) {
            onChoice.accept(chosen);
        }
    }

    private AuditChoice chosen() {
        return new AuditChoice(
                text.getValue(),
                who.getValue().strip(),
                kind.getOptionalValue().orElse(""),
                target.getValue(),
                from.getOptionalValue(),
                to.getOptionalValue());
    }

    /** Shows what is looked for, without looking. */
    void show(AuditChoice choice) {
        set(text, choice.text());
        set(who, choice.who());
        set(kind, choice.kind());
        set(target, choice.target());
        from.setValue(choice.from().orElse(null));
        to.setValue(choice.to().orElse(null));
        who.setInvalid(false);
    }

    /** Says that the e-mail address is nobody's. */
    void complainAboutWho(Optional<String> problem) {
        who.setErrorMessage(problem.orElse(""));
        who.setInvalid(problem.isPresent());
    }

    /** What is typed at the moment stays where it says the same. */
    private static void set(HasValue<?, String> field, String value) {
        if (!value.equals(Optional.ofNullable(field.getValue()).map(String::strip).orElse(""))) {
            field.setValue(value);
        }
    }
}
