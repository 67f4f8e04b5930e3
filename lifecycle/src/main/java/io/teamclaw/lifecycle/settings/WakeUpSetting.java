package io.teamclaw.lifecycle.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.config.names.WakeUpSettings;
import io.teamclaw.lifecycle.cron.AwsCron;
import io.teamclaw.lifecycle.cron.CronFormatException;
import io.teamclaw.lifecycle.cron.CronSchedule;
import io.teamclaw.lifecycle.users.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code platform/wake-ups}: times at which a workspace has to be awake, because of jobs that stand
 * in OpenClaw's own list only, which nobody can ask while the workspace sleeps. A JSON list of
 * {@code {"cron": "30 9 * * MON-FRI", "timeZone": "Europe/Berlin"}}.
 */
final class WakeUpSetting {
    static final String KEY = WakeUpSettings.OWN;

    /** More would make more schedules in AWS than anybody can follow. */
    private static final int MOST = 20;

    private static final Set<String> FIELDS = Set.of("cron", "timeZone");

    private WakeUpSetting() {}

    /**
     * The person's, else the team's, else everybody's; empty where none is set.
     *
     * @throws IllegalStateException where the stored value cannot be read
     */
    static List<CronSchedule> of(User user, ConfigStore settings) {
        return Stream.of(
                        SettingName.user(user.id()),
                        SettingName.team(user.teamId()),
                        SettingName.GLOBAL)
                .flatMap(scope -> settings.get(scope, KEY).stream())
                .findFirst()
                .map(WakeUpSetting::stored)
                .orElse(List.of());
    }

    private static List<CronSchedule> stored(String json) {
        try {
            return parse(json);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(e.getMessage() + "; set it again", e);
        }
    }

    /**
     * @throws IllegalArgumentException that says what is wrong with which entry
     */
    static List<CronSchedule> parse(String json) {
        JsonNode list =
                StrictJson.parse(json)
                        .filter(JsonNode::isArray)
                        .orElseThrow(() -> wrong("is not a JSON list of objects"));
        if (list.size() > MOST) {
            throw wrong("has more than " + MOST + " entries");
        }
        List<CronSchedule> schedules = new ArrayList<>();
        for (JsonNode entry : list) {
            schedules.add(schedule(entry, schedules.size() + 1));
        }
        return List.copyOf(schedules);
    }

    private static CronSchedule schedule(JsonNode entry, int position) {
        if (!entry.isObject()
                || entry.size() != FIELDS.size()
                || !FIELDS.stream().allMatch(field -> entry.path(field).isTextual())) {
            throw wrong(
                    "has in entry %d something else than {\"cron\": ..., \"timeZone\": ...}"
                            .formatted(position));
        }
        try {
            CronSchedule schedule =
                    CronSchedule.of(
                            entry.get("cron").textValue(), entry.get("timeZone").textValue());
            // What AWS cannot be told is refused on one machine as well: it may move to AWS.
            AwsCron.before(schedule, Instant.now());
            return schedule;
        } catch (CronFormatException e) {
            throw new IllegalArgumentException(
                    "The wake-ups' entry " + position + ": " + e.getMessage(), e);
        }
    }

    private static IllegalArgumentException wrong(String problem) {
        return new IllegalArgumentException(
                "The wake-ups' setting "
                        + problem
                        + "; write e.g. [{\"cron\": \"30 9 * * MON-FRI\", \"timeZone\":"
                        + " \"Europe/Berlin\"}]");
    }
}
