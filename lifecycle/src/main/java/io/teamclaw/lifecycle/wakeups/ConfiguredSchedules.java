package io.teamclaw.lifecycle.wakeups;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.config.names.WakeUpSettings;
import io.teamclaw.lifecycle.cron.CronFormatException;
import io.teamclaw.lifecycle.cron.CronSchedule;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.users.User;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The schedules that stand in settings: {@code platform/wake-ups}, and the one cron expression that
 * OpenClaw's own configuration can hold, {@code dreaming.frequency} of its memory plug-in. Unset,
 * that has a default, which wakes nobody: else every workspace would run each night. {@code
 * cron.enabled: false} ends all jobs, hence all wake-ups. A heartbeat ({@code every}) is no
 * appointment: it beats while the workspace runs.
 */
public final class ConfiguredSchedules implements ScheduleSource {
    private static final Logger LOG = System.getLogger(ConfiguredSchedules.class.getName());

    private static final String MEMORY = "memory-core";

    private final ConfigStore settings;
    private final ZoneId gatewayZone;

    /**
     * @param gatewayZone of the machine on which gateways run: they take it where nothing else is
     *     set
     */
    public ConfiguredSchedules(ConfigStore settings, ZoneId gatewayZone) {
        this.settings = settings;
        this.gatewayZone = gatewayZone;
    }

    @Override
    public List<CronSchedule> schedulesOf(User owner) {
        JsonNode config = settings.tiersOf(owner).merged().retain(WakeUpSettings.OF_OPENCLAW);
        if (isOff(config.path("cron"))) {
            return List.of();
        }
        List<CronSchedule> schedules = new ArrayList<>(settings.wakeUps(owner));
        dreaming(owner, config).ifPresent(schedules::add);
        return List.copyOf(schedules);
    }

    private Optional<CronSchedule> dreaming(User owner, JsonNode config) {
        JsonNode plugins = config.path("plugins");
        JsonNode memory = plugins.path("entries").path(memoryPlugin(plugins));
        JsonNode dreaming = memory.path("config").path("dreaming");
        Optional<String> frequency = text(dreaming.path("frequency"));
        if (isOff(memory) || isOff(dreaming) || frequency.isEmpty()) {
            return Optional.empty();
        }
        String zone =
                text(dreaming.path("timezone"))
                        .or(() -> text(config.path("agents").path("defaults").path("userTimezone")))
                        .orElse(gatewayZone.getId());
        try {
            return Optional.of(CronSchedule.of(frequency.get(), zone));
        } catch (CronFormatException e) {
            LOG.log(
                    Level.WARNING,
                    () ->
                            "The workspace of "
                                    + owner.id()
                                    + " is not woken for dreaming: "
                                    + e.getMessage());
            return Optional.empty();
        }
    }

    private static String memoryPlugin(JsonNode plugins) {
        return text(plugins.path("slots").path("memory"))
                .filter(name -> !name.equalsIgnoreCase("none"))
                .orElse(MEMORY);
    }

    private static boolean isOff(JsonNode part) {
        JsonNode enabled = part.path("enabled");
        return enabled.isBoolean() && !enabled.booleanValue();
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node)
                .filter(JsonNode::isTextual)
                .map(each -> each.textValue().strip())
                .filter(text -> !text.isEmpty());
    }
}
