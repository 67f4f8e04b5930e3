package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One kind of thing that is made for people in AWS, found by tag or name, whether it is recorded or
 * not: what has no owner any more is removed.
 */
public interface Inventory {
    /**
     * One such thing.
     *
     * @param id by which {@link #remove} knows it; opaque
     * @param owner whose it is
     * @param madeAt when it was made; unknown counts as just now
     */
    record Thing(String id, UserId owner, Instant madeAt) {}

    /**
     * Some of them.
     *
     * @param next where to go on; empty at the end
     */
    record Page(List<Thing> things, Optional<String> next) {}

    /** E.g. {@code access-point}; names it in logs, counts and cursors. */
    String kind();

    /**
     * Whether there is one for each person, so that a look takes a part of them only and the next
     * goes on; else there are as many as workspaces that run.
     */
    boolean growsWithPeople();

    /**
     * @param from a former page's {@code next}; empty for the first. One that is not known any more
     *     starts anew
     */
    Page list(Optional<String> from);

    /** Whether the person's record wants it to be there. */
    boolean isWanted(Thing thing, Workspace record);

    /** May be called again. */
    void remove(Thing thing);
}
