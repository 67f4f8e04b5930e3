package io.teamclaw.lifecycle.lambda;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import java.util.function.Consumer;

/**
 * Brings wake-ups in step with settings.
 *
 * @param one of one person
 * @param goOn has another call go on with all, after this person
 */
record ScheduleSync(Consumer<User> one, Consumer<UserId> goOn) {}
