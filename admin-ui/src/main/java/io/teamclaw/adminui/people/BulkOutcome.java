package io.teamclaw.adminui.people;

import io.teamclaw.config.id.UserId;
import java.util.List;
import java.util.Map;

/**
 * What became of a change of many people. Each is on their own: what failed can be tried again.
 *
 * @param done who was changed, or was as wanted already
 * @param failed who was not, and why
 */
public record BulkOutcome(List<UserId> done, Map<UserId, Reason> failed) {

    /** Why somebody could not be changed. */
    public enum Reason {
        MYSELF,
        GONE,
        LEAVING,
        LAST_ADMINISTRATOR,
        TEAM_CLOSED,
        /** The server's log says more. */
        BROKEN
    }
}
