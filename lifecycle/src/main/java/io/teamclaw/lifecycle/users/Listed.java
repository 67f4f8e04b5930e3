package io.teamclaw.lifecycle.users;

import java.util.Optional;

/**
 * A person as a list shows them.
 *
 * @param user the person
 * @param deletion present while they are being deleted
 */
public record Listed(User user, Optional<Deletion> deletion) {}
