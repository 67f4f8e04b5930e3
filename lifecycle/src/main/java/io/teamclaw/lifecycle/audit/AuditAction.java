package io.teamclaw.lifecycle.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What somebody did. No secret is in it.
 *
 * @param at when
 * @param actorId who, by id; not empty
 * @param actorEmail who, as people know them
 * @param action in the past, e.g. {@code person.disabled}
 * @param target what it was done to, e.g. {@code person/{id}}; not empty
 * @param before what stood there; a missing node where nothing did
 * @param after what stands there now; a missing node where nothing does
 */
public record AuditAction(
        Instant at,
        String actorId,
        String actorEmail,
        String action,
        String target,
        JsonNode before,
        JsonNode after) {

    public AuditAction {
        // Both are keys of indexes, which DynamoDB wants filled.
        if (actorId.isEmpty() || target.isEmpty()) {
            throw new IllegalArgumentException("An audited action has an actor and a target.");
        }
    }
}
