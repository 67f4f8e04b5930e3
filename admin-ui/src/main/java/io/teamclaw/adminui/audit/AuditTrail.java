package io.teamclaw.adminui.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.adminui.security.PortalUser;
import io.teamclaw.lifecycle.audit.AuditAction;
import io.teamclaw.lifecycle.audit.AuditStore;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What administrators do, noted as the one who is signed in. Called after it was done. */
@Component
public class AuditTrail {
    private final AuditStore store;
    private final CurrentUser currentUser;
    private final Clock clock;

    AuditTrail(AuditStore store, CurrentUser currentUser, Clock clock) {
        this.store = store;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /**
     * Notes a change.
     *
     * @param action in the past: {@code person.disabled}, {@code key.added}, ...
     * @param target what it was done to: {@code person/{id}}, {@code team/{id}}, {@code
     *     key/{provider}/{key id}}, {@code workspace/{id}}, {@code setting/{scope}/{key}}
     * @param before what stood there, without secrets; missing node where nothing did
     * @param after what stands there now, without secrets; missing node where nothing does
     */
    public void record(String action, String target, JsonNode before, JsonNode after) {
        PortalUser me = currentUser.require();
        store.append(
                new AuditAction(
                        clock.instant(),
                        me.id().value(),
                        me.email().value(),
                        action,
                        target,
                        before,
                        after));
    }

    /** Notes what changes no value, e.g. that a workspace was stopped. */
    public void record(String action, String target) {
        JsonNode nothing = JsonNodeFactory.instance.missingNode();
        record(action, target, nothing, nothing);
    }
}
