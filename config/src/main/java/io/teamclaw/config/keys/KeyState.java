package io.teamclaw.config.keys;

import java.util.Optional;

/** What a key of the pool is for at present. */
public enum KeyState {
    /** Calls go out with it. */
    ACTIVE("active"),
    /** No new call takes it; those that run with it end. */
    DRAINING("draining"),
    /** Never used again; listed until it is removed. */
    RETIRED("retired");

    private final String id;

    KeyState(String id) {
        this.id = id;
    }

    /** As the pool's JSON spells it. */
    public String id() {
        return id;
    }

    /** Empty where no state is spelt so. */
    static Optional<KeyState> ofId(String id) {
        for (KeyState state : values()) {
            if (state.id.equals(id)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
