package io.teamclaw.adminui.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.config.names.WakeUpSettings;
import io.teamclaw.lifecycle.cron.CronFormatException;
import io.teamclaw.lifecycle.cron.CronSchedule;
import io.teamclaw.lifecycle.settings.Setting;
import io.teamclaw.lifecycle.settings.SettingEdit;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** When workspaces are woken, as administrators set it for everybody, a team or a person. */
@Service
@PreAuthorize(Roles.IS_ADMIN)
public class WakeUpEdit {
    private static final int SHOWN = 3;

    private final SettingChanges changes;
    private final Clock clock;

    WakeUpEdit(SettingChanges changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Reads one entry as somebody typed it.
     *
     * @throws CronFormatException that says what is wrong and what to write
     */
    public WakeUpEntry entry(String cron, String timeZone) {
        CronSchedule schedule = CronSchedule.of(cron.strip(), timeZone);
        List<Instant> next = new ArrayList<>();
        Optional<Instant> at = schedule.next(clock.instant());
        while (at.isPresent() && next.size() < SHOWN) {
            next.add(at.get());
            at = schedule.next(at.get());
        }
        return new WakeUpEntry(cron.strip(), timeZone, List.copyOf(next));
    }

    /** What is stored; one that cannot be read has no next time. */
    public List<WakeUpEntry> entries(Setting setting) {
        List<WakeUpEntry> entries = new ArrayList<>();
        for (JsonNode each : JsonText.stored(setting.json())) {
            try {
                entries.add(entry(each.path("cron").asText(), each.path("timeZone").asText()));
            } catch (CronFormatException stored) {
                entries.add(
                        new WakeUpEntry(
                                each.path("cron").asText(),
                                each.path("timeZone").asText(),
                                List.of()));
            }
        }
        return List.copyOf(entries);
    }

    /** Stores the list of a scope; an empty one means never, none at all inherits. */
    public SaveOutcome save(
            Scope scope, Optional<Setting> seen, Optional<List<WakeUpEntry>> entries) {
        return changes.apply(
                List.of(
                        new SettingEdit(
                                scope.key(),
                                WakeUpSettings.OWN,
                                seen,
                                entries.map(WakeUpEdit::json))));
    }

    private static String json(List<WakeUpEntry> entries) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (WakeUpEntry entry : entries) {
            list.addObject().put("cron", entry.cron()).put("timeZone", entry.timeZone());
        }
        return list.toString();
    }
}
