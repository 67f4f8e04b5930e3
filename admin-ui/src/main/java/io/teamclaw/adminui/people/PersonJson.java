package io.teamclaw.adminui.people;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.lifecycle.users.User;

/** A person as the audit log shows them. */
final class PersonJson {
    private PersonJson() {}

    static ObjectNode of(User user) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("email", user.email().value())
                .put("name", user.name())
                .put("role", user.role().wireValue())
                .put("team", user.teamId().value())
                .put("disabled", user.disabled());
    }
}
