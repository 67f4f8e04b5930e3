package io.teamclaw.lifecycle.settings;

import java.util.Optional;

/**
 * What an editor wants one setting to become.
 *
 * @param scope see {@link Setting}
 * @param key see {@link Setting}
 * @param seen what the editor saw; empty where nothing was set
 * @param json the new value as JSON text; empty to remove the setting
 */
public record SettingEdit(
        String scope, String key, Optional<Setting> seen, Optional<String> json) {}
