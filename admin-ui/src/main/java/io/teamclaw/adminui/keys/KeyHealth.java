package io.teamclaw.adminui.keys;

import java.time.Instant;
import java.util.List;

/**
 * How the company's keys stand, in numbers, provider by provider.
 *
 * @param providers those that have keys, in the order of the pool
 */
public record KeyHealth(List<OfProvider> providers) {
    public KeyHealth {
        providers = List.copyOf(providers);
    }

    /**
     * One provider's.
     *
     * @param providerId as in the key pool
     * @param providerName for people
     * @param counts of its keys
     */
    public record OfProvider(String providerId, String providerName, Counts counts) {}

    /**
     * Numbers of keys; each is counted once, but for {@code expiring}, which is counted besides.
     *
     * @param active calls go out with them, and work
     * @param coolingDown the provider's limit was just reached
     * @param quarantined the provider did not accept them
     * @param draining no new call takes them
     * @param retired never used again
     * @param expired tokens whose time is over
     * @param expiring tokens whose time is over within a week
     */
    public record Counts(
            int active,
            int coolingDown,
            int quarantined,
            int draining,
            int retired,
            int expired,
            int expiring) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

        static Counts of(KeyEntry key, Instant now) {
            int soon = key.isExpiring(now) ? 1 : 0;
            return switch (key.condition()) {
                case KeyCondition.Active active -> new Counts(1, 0, 0, 0, 0, 0, soon);
                case KeyCondition.CoolingDown cooling -> new Counts(0, 1, 0, 0, 0, 0, soon);
                case KeyCondition.Quarantined bad -> new Counts(0, 0, 1, 0, 0, 0, soon);
                case KeyCondition.Draining draining -> new Counts(0, 0, 0, 1, 0, 0, 0);
                case KeyCondition.Retired retired -> new Counts(0, 0, 0, 0, 1, 0, 0);
                case KeyCondition.Expired expired -> new Counts(0, 0, 0, 0, 0, 1, 0);
            };
        }

        Counts plus(Counts other) {
            return new Counts(
                    active + other.active,
                    coolingDown + other.coolingDown,
                    quarantined + other.quarantined,
                    draining + other.draining,
                    retired + other.retired,
                    expired + other.expired,
                    expiring + other.expiring);
        }

        /** Whether calls of the provider can work: a key is active or will be in a minute. */
        public boolean canServe() {
            return active + coolingDown > 0;
        }
    }

    /** Of all providers together. */
    public Counts total() {
        return providers.stream().map(OfProvider::counts).reduce(Counts.NONE, Counts::plus);
    }

    /** Whether there is any key at all, in whatever state. */
    public boolean hasKeys() {
        return !providers.isEmpty();
    }
}
