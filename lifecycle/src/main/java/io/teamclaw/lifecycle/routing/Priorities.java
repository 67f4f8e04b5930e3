package io.teamclaw.lifecycle.routing;

import io.teamclaw.config.id.UserId;
import java.security.SecureRandom;
import java.util.function.ToIntFunction;

/**
 * Which priority a person's rule may try: all of them lie between those of the rules that the
 * deployment makes. Nobody asks which are free, for that is old when the answer comes: whoever
 * finds one in use takes another.
 */
final class Priorities {
    /** The other generators' seed is part of a function's snapshot: all copies would agree. */
    private static final SecureRandom RANDOM = new SecureRandom();

    static final int FIRST = 1_000;
    static final int LAST = 29_999;

    /** With 100 rules among 29,000 places the second one is free as good as always. */
    static final int TRIES = 25;

    private static final int LONGEST_STEP = 50;

    private final ToIntFunction<UserId> hash;

    Priorities() {
        this(owner -> owner.value().hashCode());
    }

    /**
     * @param hash where a person's tries begin
     */
    Priorities(ToIntFunction<UserId> hash) {
        this.hash = hash;
    }

    /** The same for a person at any time, so that two who make the same rule meet. */
    int first(UserId owner) {
        return within(hash.applyAsInt(owner));
    }

    /** A random step further, so that many who met do not meet again. */
    int after(int taken) {
        return within(taken - FIRST + RANDOM.nextInt(1, LONGEST_STEP + 1));
    }

    private static int within(int offset) {
        return FIRST + Math.floorMod(offset, LAST - FIRST + 1);
    }
}
