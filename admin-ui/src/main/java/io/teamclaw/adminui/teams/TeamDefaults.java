package io.teamclaw.adminui.teams;

import io.teamclaw.lifecycle.settings.Setting;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What applies to a team's members where they set nothing themselves.
 *
 * @param model {@code provider/model}; empty for the company's
 * @param idleMinutes after which an unused workspace stops; empty for the company's
 * @param agents the stored setting that the model is part of, as it was seen
 * @param idle the stored setting, as it was seen
 */
public record TeamDefaults(
        Optional<String> model,
        OptionalInt idleMinutes,
        Optional<Setting> agents,
        Optional<Setting> idle) {

    /** The same with what somebody chose. */
    public TeamDefaults with(Optional<String> otherModel, OptionalInt otherMinutes) {
        return new TeamDefaults(otherModel, otherMinutes, agents, idle);
    }
}
