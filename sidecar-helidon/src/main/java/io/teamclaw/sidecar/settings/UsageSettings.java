package io.teamclaw.sidecar.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * Where usage goes.
 *
 * @param table DynamoDB table ({@code USAGE_TABLE_NAME}); empty: usage goes to standard output
 * @param kept how long a usage row is kept ({@code USAGE_RETENTION_DAYS})
 */
public record UsageSettings(Optional<String> table, Duration kept) {
    /** By then the roll-up holds what is needed for longer. */
    private static final int DAYS = 90;

    /** Ten years, the most that a deployment's settings take. */
    private static final int MOST_DAYS = 3653;

    static UsageSettings of(Variables variables) {
        Optional<String> table = variables.text("USAGE_TABLE_NAME");
        if (table.isPresent() && variables.text("USER_ID").isEmpty()) {
            throw new InvalidSettingsException(
                    "USER_ID is missing: rows of USAGE_TABLE_NAME belong to a user");
        }
        return new UsageSettings(
                table,
                Duration.ofDays(variables.number("USAGE_RETENTION_DAYS", DAYS, 1, MOST_DAYS)));
    }
}
