package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import java.util.Optional;

/**
 * On whose wish, or for what reason, something is done to a workspace; kept with its events.
 *
 * @param by the person who asked
 * @param why for a person, where nobody asked
 */
public record Asked(Optional<UserId> by, Optional<String> why) {
    /** Nobody knows, or it goes on by itself. */
    public static final Asked UNKNOWN = new Asked(Optional.empty(), Optional.empty());

    /** A person, e.g. an administrator or the owner. */
    public static Asked by(UserId person) {
        return new Asked(Optional.of(person), Optional.empty());
    }

    /** No person. */
    public static Asked because(String why) {
        return new Asked(Optional.empty(), Optional.of(why));
    }
}
