package io.teamclaw.adminui.people;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.users.Role;

/**
 * What an administrator enters about a person.
 *
 * @param name for display, 1 to {@link #LONGEST_NAME} characters without spaces around it
 * @param role what they may do
 * @param team theirs
 */
public record PersonForm(String name, Role role, TeamId team) {
    public static final int LONGEST_NAME = 80;

    /**
     * @throws IllegalArgumentException where the name is empty or too long
     */
    public PersonForm {
        name = name.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A name has 1 to " + LONGEST_NAME + " characters");
        }
    }
}
