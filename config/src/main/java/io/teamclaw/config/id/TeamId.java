package io.teamclaw.config.id;

/**
 * The opaque id of a team; the same alphabet as {@link UserId}.
 *
 * @param value the id
 */
public record TeamId(String value) {
    public TeamId {
        IdRules.check("team id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
