package io.teamclaw.sidecar.settings;

import io.teamclaw.config.policy.CallLimits;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the limits on calls are.
 *
 * @param table DynamoDB table of settings ({@code CONFIG_TABLE_NAME}); empty: only loops are
 *     limited
 * @param runawayCallsPerMinute calls in a minute from which on an agent is taken to run in a loop,
 *     where the table says nothing ({@code SIDECAR_RUNAWAY_CALLS_PER_MINUTE}); empty for 0: never
 */
public record PolicySettings(Optional<String> table, OptionalInt runawayCallsPerMinute) {
    static PolicySettings of(Variables variables) {
        int runaway =
                variables.number(
                        "SIDECAR_RUNAWAY_CALLS_PER_MINUTE", CallLimits.USUAL_RUNAWAY, 0, 100_000);
        return new PolicySettings(
                variables.text("CONFIG_TABLE_NAME"),
                runaway == 0 ? OptionalInt.empty() : OptionalInt.of(runaway));
    }
}
