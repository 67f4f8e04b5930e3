package io.teamclaw.adminui.limits;

import io.teamclaw.adminui.config.Scope;
import java.util.List;
import java.util.Optional;

/**
 * What counts of a limit.
 *
 * @param <T> a number or names
 * @param value empty where no tier sets the limit
 * @param from the tiers whose setting that is
 */
public record Counting<T>(Optional<T> value, List<Scope> from) {
    public Counting {
        from = List.copyOf(from);
    }
}
