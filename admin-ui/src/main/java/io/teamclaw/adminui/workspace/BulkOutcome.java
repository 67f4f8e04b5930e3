package io.teamclaw.adminui.workspace;

import io.teamclaw.config.id.UserId;
import java.util.List;

/**
 * How it went to do something to several workspaces.
 *
 * @param worked whose it is under way for
 * @param refused whose it is not, and why
 */
public record BulkOutcome(List<UserId> worked, List<Refusal> refused) {
    public BulkOutcome {
        worked = List.copyOf(worked);
        refused = List.copyOf(refused);
    }

    /**
     * One that did not work.
     *
     * @param name of the owner
     * @param why for a person
     */
    public record Refusal(UserId userId, String name, String why) {}
}
