package io.teamclaw.lifecycle.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;

/** Actions for tests. */
final class AuditActions {
    static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
    private static final JsonNode NOTHING = JsonNodeFactory.instance.missingNode();

    private AuditActions() {}

    /** The administrator Ada does it at a minute after {@link #START}. */
    static AuditAction at(long minute, String action, String target) {
        return by("ada", minute, action, target);
    }

    static AuditAction by(String actor, long minute, String action, String target) {
        return new AuditAction(
                START.plusSeconds(minute * 60),
                actor,
                actor + "@example.com",
                action,
                target,
                NOTHING,
                NOTHING);
    }

    static AuditAction change(String target, JsonNode before, JsonNode after) {
        return new AuditAction(
                START, "ada", "ada@example.com", "thing.changed", target, before, after);
    }
}
