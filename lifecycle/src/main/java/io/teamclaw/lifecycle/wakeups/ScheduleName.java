package io.teamclaw.lifecycle.wakeups;

import io.teamclaw.config.digest.Sha256;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.cron.AwsCron;
import java.util.Optional;

/**
 * Names of schedules: {@code {userId}.{16 hex digits}}, at most 57 of Scheduler's 64 characters.
 * The digits stand for everything that the schedule says, so one of a name needs no update, and no
 * user id contains a dot.
 */
final class ScheduleName {
    private static final int BYTES = 8;

    private ScheduleName() {}

    static String of(UserId owner, AwsCron when, WakeUpTarget target) {
        String content =
                String.join(
                        "\n",
                        when.expression(),
                        when.timeZone(),
                        target.functionArn(),
                        target.roleArn(),
                        target.deadLetterArn());
        return prefix(owner) + Sha256.hex(content, BYTES);
    }

    /** How all names of one person start, and nobody else's. */
    static String prefix(UserId owner) {
        return owner + ".";
    }

    /** Empty for a name that is not of this form. */
    static Optional<UserId> owner(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? Optional.empty() : UserId.read(name.substring(0, dot));
    }
}
