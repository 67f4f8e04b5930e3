package io.teamclaw.adminui.dashboard.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.teamclaw.adminui.dashboard.OnboardingStep;
import io.teamclaw.adminui.text.Texts;
import java.util.List;
import java.util.Optional;

/** What a new installation needs; gone when all of it is there. */
final class OnboardingList {
    private OnboardingList() {}

    static Optional<Component> of(List<OnboardingStep> steps) {
        if (steps.stream().allMatch(OnboardingStep::done)) {
            return Optional.empty();
        }
        OrderedList list = new OrderedList();
        list.addClassName("onboarding");
        steps.forEach(step -> list.add(item(step)));
        return Optional.of(list);
    }

    private static ListItem item(OnboardingStep step) {
        Icon mark = (step.done() ? VaadinIcon.CHECK_CIRCLE : VaadinIcon.CIRCLE_THIN).create();
        mark.getElement().setAttribute("aria-hidden", "true");
        Component name =
                step.done()
                        ? new Span(title(step.kind()))
                        : new Anchor(step.kind().path(), title(step.kind()));
        Span state =
                new Span(
                        step.done()
                                ? Texts.text("dashboard.onboarding.done")
                                : Texts.text("dashboard.onboarding.open"));
        state.addClassName("for-screen-readers");
        Span why = new Span(why(step.kind()));
        why.addClassName("secondary");
        Div text = new Div(name, state, why);
        text.addClassName("onboarding-text");
        ListItem item = new ListItem(mark, text);
        item.setClassName("done", step.done());
        return item;
    }

    private static String title(OnboardingStep.Kind kind) {
        return switch (kind) {
            case KEY -> Texts.text("dashboard.onboarding.key");
            case TEAM -> Texts.text("dashboard.onboarding.team");
            case DOMAINS -> Texts.text("dashboard.onboarding.domains");
            case DEFAULT_TEAM -> Texts.text("dashboard.onboarding.default-team");
        };
    }

    private static String why(OnboardingStep.Kind kind) {
        return switch (kind) {
            case KEY -> Texts.text("dashboard.onboarding.key.why");
            case TEAM -> Texts.text("dashboard.onboarding.team.why");
            case DOMAINS -> Texts.text("dashboard.onboarding.domains.why");
            case DEFAULT_TEAM -> Texts.text("dashboard.onboarding.default-team.why");
        };
    }
}
