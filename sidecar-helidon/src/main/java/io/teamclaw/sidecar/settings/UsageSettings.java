package io.teamclaw.sidecar.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where usage goes.
 *
 * @param table DynamoDB table ({@code USAGE_TABLE_NAME}); empty: usage goes to standard output
 * @param kept how long a usage row is kept ({@code USAGE_RETENTION_DAYS})
 * @param spillFolder where rows wait while the table is away ({@code SIDECAR_SPILL_FOLDER}); empty:
 *     in memory, and those that are left at the end go to the log
 * @param spillBytes how much of it they may fill ({@code SIDECAR_SPILL_MEGABYTES})
 * @param flushBound how long writing what is left may take at the end ({@code
 *     SIDECAR_FLUSH_SECONDS})
 */
public record UsageSettings(
        Optional<String> table,
        Duration kept,
        Optional<Path> spillFolder,
        long spillBytes,
        Duration flushBound) {
    /** By then the roll-up holds what is needed for longer. */
    private static final int DAYS = 90;

    /** Ten years, the most that a deployment's settings take. */
    private static final int MOST_DAYS = 3653;

    /** Some 30,000 rows. */
    private static final int SPILL_MEGABYTES = 16;

    /** Of Fargate's 120 s, beside what the calls that run take. */
    private static final int FLUSH_SECONDS = 10;

    static UsageSettings of(Variables variables) {
        Optional<String> table = variables.text("USAGE_TABLE_NAME");
        if (table.isPresent() && variables.text("USER_ID").isEmpty()) {
            throw new InvalidSettingsException(
                    "USER_ID is missing: rows of USAGE_TABLE_NAME belong to a user");
        }
        return new UsageSettings(
                table,
                Duration.ofDays(variables.number("USAGE_RETENTION_DAYS", DAYS, 1, MOST_DAYS)),
                variables.path("SIDECAR_SPILL_FOLDER"),
                variables.number("SIDECAR_SPILL_MEGABYTES", SPILL_MEGABYTES, 1, 1024) * 1_000_000L,
                variables.seconds("SIDECAR_FLUSH_SECONDS", FLUSH_SECONDS, 1, 100));
    }
}
