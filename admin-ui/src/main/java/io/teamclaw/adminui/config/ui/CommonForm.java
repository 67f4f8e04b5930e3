package io.teamclaw.adminui.config.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.teamclaw.adminui.config.CommonSetting;
import io.teamclaw.adminui.config.ModelChoice;
import io.teamclaw.adminui.config.SaveOutcome;
import io.teamclaw.adminui.config.ScopeSettings;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A form for the settings of OpenClaw that most people need. */
public final class CommonForm extends Div {
    private static final long serialVersionUID = 1L;

    private final transient List<CommonField> fields;
    private final transient Function<Map<CommonSetting, Optional<String>>, SaveOutcome> save;
    private final transient Runnable reload;
    private final Saving outcome = new Saving();

    /**
     * @param settings which
     * @param save stores the changed ones
     * @param reload shows what stands now
     */
    public CommonForm(
            ScopeSettings seen,
            List<CommonSetting> settings,
            List<ModelChoice> models,
            Function<Map<CommonSetting, Optional<String>>, SaveOutcome> save,
            Runnable reload) {
        this.save = save;
        this.reload = reload;
        fields = settings.stream().map(each -> new CommonField(each, seen, models)).toList();
        Div grid = new Div();
        grid.addClassName("common-fields");
        fields.forEach(grid::add);
        Button button = new Button(Texts.text("config.save"), click -> save());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setId("save-common");
        Div actions = new Div(button);
        actions.addClassName("actions");
        add(grid, outcome, actions);
    }

    private void save() {
        Map<CommonSetting, Optional<String>> changes =
                fields.stream()
                        .filter(CommonField::isChanged)
                        .collect(Collectors.toMap(CommonField::setting, CommonField::value));
        if (changes.isEmpty()) {
            Notices.success(Texts.text("config.nothing-changed"));
            return;
        }
        outcome.show(save.apply(changes), Texts.text("config.common.what"), reload);
    }
}
