package io.teamclaw.adminui.keys;

import io.teamclaw.lifecycle.tokens.Renewal;
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
     * Numbers of keys; each is counted once, but for the last three, which are counted besides.
     *
     * @param active calls go out with them, and work
     * @param coolingDown the provider's limit was just reached
     * @param quarantined the provider did not accept them
     * @param draining no new call takes them
     * @param retired never used again
     * @param expired tokens whose time is over
     * @param expiring tokens whose time is over within a week, and that nobody renews
     * @param signInNeeded tokens that their provider does not renew any more
     * @param notRenewed tokens of which the last renewal failed
     */
    public record Counts(
            int active,
            int coolingDown,
            int quarantined,
            int draining,
            int retired,
            int expired,
            int expiring,
            int signInNeeded,
            int notRenewed) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0);

        static Counts of(KeyEntry key, Instant now) {
            int soon = key.isExpiring(now) ? 1 : 0;
            Counts counts =
                    switch (key.condition()) {
                        case KeyCondition.Active active -> new Counts(1, 0, 0, 0, 0, 0, soon, 0, 0);
                        case KeyCondition.CoolingDown cooling ->
                                new Counts(0, 1, 0, 0, 0, 0, soon, 0, 0);
                        case KeyCondition.Quarantined bad ->
                                new Counts(0, 0, 1, 0, 0, 0, soon, 0, 0);
                        case KeyCondition.Draining draining ->
                                new Counts(0, 0, 0, 1, 0, 0, 0, 0, 0);
                        case KeyCondition.Retired retired -> new Counts(0, 0, 0, 0, 1, 0, 0, 0, 0);
                        case KeyCondition.Expired expired -> new Counts(0, 0, 0, 0, 0, 1, 0, 0, 0);
                    };
            return counts.plus(of(key.renewal()));
        }

        private static Counts of(Renewal renewal) {
            return switch (renewal) {
                case Renewal.None none -> NONE;
                case Renewal.Due due -> NONE;
                case Renewal.SignInNeeded needed -> new Counts(0, 0, 0, 0, 0, 0, 0, 1, 0);
                case Renewal.Failing failing -> new Counts(0, 0, 0, 0, 0, 0, 0, 0, 1);
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
                    expiring + other.expiring,
                    signInNeeded + other.signInNeeded,
                    notRenewed + other.notRenewed);
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
