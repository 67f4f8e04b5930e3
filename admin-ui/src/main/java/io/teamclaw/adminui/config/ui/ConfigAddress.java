package io.teamclaw.adminui.config.ui;

import com.vaadin.flow.router.QueryParameters;
import io.teamclaw.adminui.config.Scope;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import java.util.Map;
import java.util.Optional;

/**
 * What the address of the configuration's screen says.
 *
 * @param scope {@code global}, {@code team} or {@code user}
 * @param id of the team or person; empty for everybody
 * @param tab {@code common}, {@code json}, {@code files} or {@code wake-ups}
 * @param key the top-level key or file that is open; may be empty
 */
record ConfigAddress(String scope, String id, String tab, String key) {

    static ConfigAddress of(QueryParameters query) {
        return new ConfigAddress(
                query.getSingleParameter("scope").orElse("global"),
                query.getSingleParameter("id").orElse(""),
                query.getSingleParameter("tab").orElse("common"),
                query.getSingleParameter("key").orElse(""));
    }

    ConfigAddress withScope(String newScope, String newId) {
        return new ConfigAddress(newScope, newId, tab, key);
    }

    ConfigAddress withTab(String newTab, String newKey) {
        return new ConfigAddress(scope, id, newTab, newKey);
    }

    QueryParameters parameters() {
        return id.isEmpty()
                ? QueryParameters.simple(Map.of("tab", tab, "key", key))
                : QueryParameters.simple(Map.of("scope", scope, "id", id, "tab", tab, "key", key));
    }

    /** Empty where it names nobody. */
    Optional<Scope> find() {
        try {
            return switch (scope) {
                case "global" -> Optional.of(new Scope.Everybody());
                case "team" -> Optional.of(new Scope.OfTeam(new TeamId(id)));
                case "user" -> Optional.of(new Scope.OfPerson(new UserId(id)));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
