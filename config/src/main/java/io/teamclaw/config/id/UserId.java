package io.teamclaw.config.id;

import java.util.Optional;

/**
 * The opaque id of a person: also the owner of a workspace, a path segment ({@code /u/{userId}}), a
 * folder name and a part of AWS resource names.
 *
 * <p>1 to 40 characters of {@code a-z 0-9 -}, starting and ending with a letter or digit. 40 keeps
 * {@code teamclaw-user-{env}-{userId}} below IAM's limit of 64 characters for a role name.
 *
 * @param value the id
 */
public record UserId(String value) {
    public UserId {
        IdRules.check("user id", value);
    }

    /** Of a text from elsewhere; empty where it can be nobody's id. */
    public static Optional<UserId> read(String text) {
        try {
            return Optional.of(new UserId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
