package io.teamclaw.config.policy;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which flags an agent may set in the {@code anthropic-beta} header.
 *
 * @param allowed the flags; empty where all may pass, while an empty set lets none pass
 */
public record BetaFlags(Optional<Set<String>> allowed) {
    /** Every flag. */
    public static final BetaFlags ALL = new BetaFlags(Optional.empty());

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /**
     * @throws IllegalArgumentException where a flag has another form than {@code
     *     interleaved-thinking-2025-05-14}
     */
    public BetaFlags {
        for (String flag : allowed.orElse(Set.of())) {
            if (!FORM.matcher(flag).matches()) {
                throw new IllegalArgumentException(
                        "A beta flag looks like interleaved-thinking-2025-05-14");
            }
        }
        allowed = allowed.map(Set::copyOf);
    }

    /** These flags and no others. */
    public static BetaFlags only(Set<String> flags) {
        return new BetaFlags(Optional.of(flags));
    }

    /** The flags that both let pass. */
    public BetaFlags and(BetaFlags other) {
        if (allowed.isEmpty()) {
            return other;
        }
        if (other.allowed().isEmpty()) {
            return this;
        }
        Set<String> both = new HashSet<>(allowed.get());
        both.retainAll(other.allowed().get());
        return only(both);
    }
}
