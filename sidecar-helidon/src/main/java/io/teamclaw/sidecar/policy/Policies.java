package io.teamclaw.sidecar.policy;

import io.teamclaw.config.policy.CallLimits;
import io.teamclaw.config.policy.LimitSettings;
import io.teamclaw.sidecar.settings.OwnerSettings;
import io.teamclaw.sidecar.settings.PolicySettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The rules of one sidecar, with what they are read from. */
public final class Policies implements AutoCloseable {
    private final Supplier<CallLimits> limits;
    private final Optional<RefreshedLimits> refreshed;
    private final CallPolicy door;

    private Policies(Supplier<CallLimits> limits, Optional<RefreshedLimits> refreshed) {
        this.limits = limits;
        this.refreshed = refreshed;
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
            return new Policies(() -> defaults, Optional.empty());
        }
        ConfigTable table = new ConfigTable(client, settings.table().get(), owner);
        RefreshedLimits limits =
                new RefreshedLimits(defaults, () -> LimitSettings.strictest(defaults, table.get()));
        return new Policies(limits, Optional.of(limits));
    }

    /** Every call has to pass it. */
    public CallPolicy door() {
        return door;
    }

    /** What applies now. */
    public Supplier<CallLimits> limits() {
        return limits;
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
