package io.teamclaw.adminui.usage.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import io.teamclaw.adminui.usage.UsagePeriod;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Chooses the days of a report; both ends belong to it. */
final class PeriodBar extends Div {
    private static final long serialVersionUID = 1L;

    /** The usual ones. */
    private enum Preset {
        WEEK("Last 7 days", today -> UsagePeriod.endingOn(today, 7)),
        MONTH("Last 30 days", today -> UsagePeriod.endingOn(today, 30)),
        THIS_MONTH("This month", UsagePeriod::monthUntil),
        QUARTER("Last 90 days", today -> UsagePeriod.endingOn(today, 90));

        private final String title;
        private final transient Function<LocalDate, UsagePeriod> period;

        Preset(String title, Function<LocalDate, UsagePeriod> period) {
            this.title = title;
            this.period = period;
        }
    }

    private final transient Consumer<UsagePeriod> onChoice;
    private final Select<Preset> preset = new Select<>();
    private final DatePicker from = new DatePicker("From");
    private final DatePicker to = new DatePicker("To");
    private transient UsagePeriod period;

    PeriodBar(LocalDate today, Consumer<UsagePeriod> onChoice) {
        this.onChoice = onChoice;
        addClassNames("toolbar", "period");
        preset.setLabel("Period");
        preset.setItems(Preset.values());
        preset.setItemLabelGenerator(each -> each.title);
        preset.setPlaceholder("Own choice");
        preset.setValue(Preset.MONTH);
        period = Preset.MONTH.period.apply(today);
        fill();
        for (DatePicker day : new DatePicker[] {from, to}) {
            day.setI18n(new DatePickerI18n().setDateFormat("yyyy-MM-dd").setFirstDayOfWeek(1));
            day.setRequiredIndicatorVisible(true);
            day.addValueChangeListener(
                    change -> {
                        if (change.isFromClient()) {
                            preset.clear();
                            chooseDays();
                        }
                    });
        }
        preset.addValueChangeListener(
                change ->
                        Optional.ofNullable(change.getValue())
                                .map(each -> each.period.apply(today))
                                .ifPresent(this::choose));
        Button refresh =
                new Button(
                        "Refresh", VaadinIcon.REFRESH.create(), click -> onChoice.accept(period));
        refresh.setId("refresh");
        add(preset, from, to, refresh);
    }

    /** What is chosen now. */
    UsagePeriod period() {
        return period;
    }

    private void choose(UsagePeriod chosen) {
        period = chosen;
        fill();
        onChoice.accept(chosen);
    }

    private void chooseDays() {
        if (from.isEmpty() || to.isEmpty()) {
            complain("Choose both days.");
            return;
        }
        try {
            choose(new UsagePeriod(from.getValue(), to.getValue()));
        } catch (IllegalArgumentException refused) {
            complain(refused.getMessage());
        }
    }

    private void fill() {
        from.setValue(period.from());
        to.setValue(period.to());
        to.setInvalid(false);
    }

    private void complain(String text) {
        to.setErrorMessage(text);
        to.setInvalid(true);
    }
}
