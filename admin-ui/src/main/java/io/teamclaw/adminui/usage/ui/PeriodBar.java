package io.teamclaw.adminui.usage.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.usage.UsagePeriod;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;

/** Chooses the days of a report; both ends belong to it. */
final class PeriodBar extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Consumer<UsagePeriod> onChoice;
    private final LocalDate today;
    private final Select<Preset> preset = new Select<>();
    private final DatePicker from = new DatePicker(Texts.text("usage.period.from"));
    private final DatePicker to = new DatePicker(Texts.text("usage.period.to"));
    private transient UsagePeriod period;

    /**
     * @param onChoice told of what somebody chooses, and of the same again to refresh it
     */
    PeriodBar(LocalDate today, UsagePeriod first, Consumer<UsagePeriod> onChoice) {
        this.onChoice = onChoice;
        this.today = today;
        addClassNames("toolbar", "period");
        preset.setLabel(Texts.text("usage.period"));
        preset.setItems(Preset.values());
        preset.setItemLabelGenerator(Preset::title);
        preset.setPlaceholder(Texts.text("usage.period.own"));
        for (DatePicker day : new DatePicker[] {from, to}) {
            day.setI18n(new DatePickerI18n().setDateFormat("yyyy-MM-dd").setFirstDayOfWeek(1));
            day.setRequiredIndicatorVisible(true);
            day.addValueChangeListener(
                    change -> {
                        if (change.isFromClient()) {
                            chooseDays();
                        }
                    });
        }
        to.setHelperText(Texts.text("usage.period.zone", first.zone().getId()));
        preset.addValueChangeListener(
                change -> {
                    if (change.isFromClient()) {
                        Optional.ofNullable(change.getValue())
                                .map(each -> each.period(today, period.zone()))
                                .ifPresent(this::choose);
                    }
                });
        Button refresh =
                new Button(
                        Texts.text("usage.period.refresh"),
                        VaadinIcon.REFRESH.create(),
                        click -> onChoice.accept(period));
        refresh.setId("refresh");
        add(preset, from, to, refresh);
        show(first);
    }

    /** What is chosen now. */
    UsagePeriod period() {
        return period;
    }

    /** Shows what is chosen, without telling of it. */
    void show(UsagePeriod chosen) {
        period = chosen;
        from.setValue(chosen.from());
        to.setValue(chosen.to());
        to.setInvalid(false);
        Preset.of(chosen, today).ifPresentOrElse(preset::setValue, preset::clear);
    }

    private void choose(UsagePeriod chosen) {
        show(chosen);
        onChoice.accept(chosen);
    }

    private void chooseDays() {
        if (from.isEmpty() || to.isEmpty()) {
            complain(Texts.text("usage.period.both"));
        } else if (to.getValue().isBefore(from.getValue())) {
            complain(Texts.text("usage.period.reversed"));
        } else {
            try {
                choose(new UsagePeriod(from.getValue(), to.getValue(), period.zone()));
            } catch (UsagePeriod.TooLongException refused) {
                complain(Texts.text("usage.period.too-long", UsagePeriod.MOST_DAYS));
            }
        }
    }

    private void complain(String text) {
        to.setErrorMessage(text);
        to.setInvalid(true);
    }
}
