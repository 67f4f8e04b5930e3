package io.teamclaw.lifecycle.settings;

import io.teamclaw.lifecycle.dynamodb.Item;
import java.time.Instant;
import java.util.Optional;

/**
 * One stored setting. An editor gives back what they saw of it with their change, so that nobody
 * overwrites what they did not see.
 *
 * @param scope {@code global}, {@code team#{teamId}} or {@code user#{userId}}
 * @param key {@code openclaw/{top-level key}}, {@code bootstrap/{file name}} or {@code
 *     platform/{name}}
 * @param json the value as JSON text
 * @param setBy e-mail address of who set it
 * @param setAt when, to the millisecond
 * @param version counts the changes since the setting was last removed
 */
public record Setting(
        String scope, String key, String json, String setBy, Instant setAt, long version) {

    /** Empty where there is no value. */
    static Optional<Setting> of(Item item) {
        return item.optionalText("value")
                .map(
                        value ->
                                new Setting(
                                        item.text("scopeKey"),
                                        item.text("configKey"),
                                        value,
                                        item.optionalText("setBy").orElse(""),
                                        item.optionalInstant("setAt").orElse(Instant.EPOCH),
                                        item.optionalNumber("version").orElse(0L)));
    }
}
