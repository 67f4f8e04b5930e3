package io.teamclaw.adminui.keys.ui;

import com.vaadin.flow.component.textfield.IntegerField;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.config.keys.PoolKey;

/** A key's share of its provider's calls. */
final class WeightField extends IntegerField {
    private static final long serialVersionUID = 1L;

    WeightField(int weight) {
        setLabel(Texts.text("keys.weight"));
        setHelperText(Texts.text("keys.weight.help"));
        setMin(PoolKey.SMALLEST_WEIGHT);
        setMax(PoolKey.LARGEST_WEIGHT);
        setStepButtonsVisible(true);
        setManualValidation(true);
        setErrorMessage(
                Texts.text("keys.weight.wrong", PoolKey.SMALLEST_WEIGHT, PoolKey.LARGEST_WEIGHT));
        setValue(weight);
    }

    /** Whether a weight stands there; says so at the field where none does. */
    boolean check() {
        Integer weight = getValue();
        setInvalid(
                weight == null
                        || weight < PoolKey.SMALLEST_WEIGHT
                        || weight > PoolKey.LARGEST_WEIGHT);
        if (isInvalid()) {
            focus();
        }
        return !isInvalid();
    }
}
