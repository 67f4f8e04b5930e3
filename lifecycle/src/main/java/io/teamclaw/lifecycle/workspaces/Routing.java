package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;

/**
 * Leads a person's path to their task. Every method may be called again; one that was cut off
 * half-way is finished by the next call of either.
 */
public interface Routing {
    /** The router reads the recorded address itself. */
    Routing BY_RECORD =
            new Routing() {
                @Override
                public void route(User owner, TaskRef task, TaskAddress address) {
                    // Recording the address is all that it takes.
                }

                @Override
                public void unroute(UserId owner) {
                    // Nor is there anything to remove.
                }
            };

    /**
     * Leads to this task and to no other, as soon as it answers there.
     *
     * @throws TaskStartException with a cause that a person can act on
     */
    void route(User owner, TaskRef task, TaskAddress address);

    /** Leads nowhere any more; what was made for it is removed. */
    void unroute(UserId owner);
}
