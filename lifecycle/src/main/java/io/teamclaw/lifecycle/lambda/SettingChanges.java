package io.teamclaw.lifecycle.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a batch of the streams of the config and the users table: whose wake-ups it may change. A
 * person or group that occurs in several records is named once.
 */
final class SettingChanges {
    private static final String TEAM = "team#";
    private static final String USER = "user#";

    private final Set<UserId> people = new HashSet<>();
    private final Set<ScheduleSync.Many> groups = new HashSet<>();

    private SettingChanges() {}

    /**
     * @param records {@code Records} of the event; each has the changed item's keys
     */
    static LifecycleRequest.SyncChanged read(JsonNode records) {
        SettingChanges changes = new SettingChanges();
        records.forEach(record -> changes.add(record.at("/dynamodb/Keys")));
        ScheduleSync.Many everybody = new ScheduleSync.Many(Optional.empty(), Optional.empty());
        return new LifecycleRequest.SyncChanged(
                changes.people,
                changes.groups.contains(everybody) ? Set.of(everybody) : changes.groups);
    }

    private void add(JsonNode keys) {
        String scope = keys.at("/scopeKey/S").asText();
        String userId = keys.at("/userId/S").asText();
        if (scope.equals("global")) {
            groups.add(new ScheduleSync.Many(Optional.empty(), Optional.empty()));
        } else if (scope.startsWith(TEAM)) {
            TeamId team = new TeamId(scope.substring(TEAM.length()));
            groups.add(new ScheduleSync.Many(Optional.of(team), Optional.empty()));
        } else if (scope.startsWith(USER)) {
            people.add(new UserId(scope.substring(USER.length())));
        } else if (!userId.contains("#")) {
            // The others reserve an e-mail address.
            people.add(new UserId(userId));
        }
    }
}
