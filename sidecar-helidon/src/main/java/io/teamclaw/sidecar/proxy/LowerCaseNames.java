package io.teamclaw.sidecar.proxy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names of headers that each header of each call is looked up in: a {@link HashSet}, because {@link
 * Set#of} divides for each lookup, which showed in profiles.
 */
final class LowerCaseNames {
    private LowerCaseNames() {}

    /** To be looked up in alone. */
    static Set<String> of(String... names) {
        return new HashSet<>(List.of(names));
    }
}
