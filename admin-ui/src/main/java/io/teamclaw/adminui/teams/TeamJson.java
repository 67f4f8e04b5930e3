package io.teamclaw.adminui.teams;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.lifecycle.teams.Team;

/** A team as the audit log shows it. */
final class TeamJson {
    private TeamJson() {}

    static ObjectNode of(Team team) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", team.name())
                .put("description", team.description());
    }

    static ObjectNode of(TeamDefaults defaults) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        defaults.model().ifPresent(model -> json.put("model", model));
        defaults.idleMinutes().ifPresent(minutes -> json.put("idleMinutes", minutes));
        return json;
    }
}
