package io.teamclaw.adminui.keys;

import io.teamclaw.lifecycle.usage.Dimension;
import io.teamclaw.lifecycle.usage.KeyActivity;
import io.teamclaw.lifecycle.usage.RollupStore;
import io.teamclaw.lifecycle.usage.UsageTotals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the roll-up counted by key. Reads single items of the keys that are asked for. */
@Component
final class RolledUpUse implements KeyUse {
    private static final int DAYS = 30;

    private final RollupStore rollup;
    private final Clock clock;

    RolledUpUse(RollupStore rollup, Clock clock) {
        this.rollup = rollup;
        this.clock = clock;
    }

    @Override
    public Map<String, KeyUsage> of(Collection<String> keyIds) {
        // Whole days of UTC are the fewest items.
        Instant until = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        Map<String, UsageTotals> sums =
                rollup.byMember(Dimension.KEYS, keyIds, until.minus(Duration.ofDays(DAYS)), until);
        Map<String, KeyActivity> activities = rollup.keyActivity(keyIds);
        Map<String, KeyUsage> uses = new HashMap<>();
        for (String id : keyIds) {
            uses.put(
                    id,
                    usage(
                            activities.getOrDefault(id, KeyActivity.NONE),
                            sums.getOrDefault(id, UsageTotals.ZERO)));
        }
        return uses;
    }

    private static KeyUsage usage(KeyActivity activity, UsageTotals sum) {
        return new KeyUsage(
                activity.lastUsedAt(),
                activity.lastOkAt(),
                activity.lastRefusedAt(),
                activity.lastRefusedStatus(),
                activity.lastLimitedAt(),
                sum);
    }
}
