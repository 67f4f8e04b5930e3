package io.teamclaw.sidecar.policy;

import io.teamclaw.config.policy.CallLimits;
import io.teamclaw.config.policy.LimitSettings;
import io.teamclaw.config.usage.UsageRetention;
import io.teamclaw.sidecar.settings.OwnerSettings;
import io.teamclaw.sidecar.settings.PolicySettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The rules of one sidecar, with what they are read from. */
public final class Policies implements AutoCloseable {
    private final Supplier<CallLimits> limits;
    private final Optional<RefreshedLimits> refreshed;
    private final Supplier<Optional<Duration>> usageKept;
    private final CallPolicy door;

    private Policies(
            Supplier<CallLimits> limits,
            Optional<RefreshedLimits> refreshed,
            Supplier<Optional<Duration>> usageKept) {
        this.limits = limits;
        this.refreshed = refreshed;
        this.usageKept = usageKept;
        this.door =
                new PolicyChain(
                        List.of(
                                new RunawayGuard(limits, System::nanoTime),
                                new Limits(limits, System::nanoTime)));
    }

    /**
     * Those of the config table where there is one, else the built-in ones.
     *
     * @param client asked for in the background, once
     */
    public static Policies of(
            PolicySettings settings, OwnerSettings owner, Supplier<DynamoDbClient> client) {
        CallLimits defaults = CallLimits.unlimited(settings.runawayCallsPerMinute());
        if (settings.table().isEmpty()) {
            return new Policies(() -> defaults, Optional.empty(), Optional::empty);
        }
        ConfigTable table = new ConfigTable(client, settings.table().get(), owner);
        AtomicReference<Optional<Duration>> usageKept = new AtomicReference<>(Optional.empty());
        RefreshedLimits limits =
                new RefreshedLimits(
                        defaults,
                        () -> {
                            List<Map<String, String>> tiers = table.get();
                            usageKept.set(
                                    Optional.ofNullable(tiers.getFirst().get(UsageRetention.KEY))
                                            .flatMap(UsageRetention::parse));
                            return LimitSettings.strictest(defaults, tiers);
                        });
        return new Policies(limits, Optional.of(limits), usageKept::get);
    }

    /** Every call has to pass it. */
    public CallPolicy door() {
        return door;
    }

    /** What applies now. */
    public Supplier<CallLimits> limits() {
        return limits;
    }

    /** How long usage rows are kept, where the company has set it. */
    public Optional<Duration> usageKept() {
        return usageKept.get();
    }

    /** Has the limits read again now. */
    public void refresh() {
        refreshed.ifPresent(RefreshedLimits::refresh);
    }

    /** Why the limits could not be read, for people. */
    public Optional<String> problem() {
        return refreshed.flatMap(RefreshedLimits::problem);
    }

    @Override
    public void close() {
        refreshed.ifPresent(RefreshedLimits::close);
    }
}
