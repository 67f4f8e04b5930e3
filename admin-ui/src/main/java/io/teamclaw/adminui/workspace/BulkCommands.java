package io.teamclaw.adminui.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.teamclaw.adminui.audit.AuditTrail;
import io.teamclaw.adminui.security.CurrentReach;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Does the same to several workspaces within reach: each on its own, audited, or told why not. */
@Component
class BulkCommands {
    private static final Logger LOG = LoggerFactory.getLogger(BulkCommands.class);

    private final WorkspaceService workspaces;
    private final UserStore users;
    private final CurrentReach reach;
    private final AuditTrail audit;

    BulkCommands(
            WorkspaceService workspaces, UserStore users, CurrentReach reach, AuditTrail audit) {
        this.workspaces = workspaces;
        this.users = users;
        this.reach = reach;
        this.audit = audit;
    }

    BulkOutcome each(Collection<UserId> ids, String action, BiConsumer<User, Workspace> command) {
        List<UserId> worked = new ArrayList<>();
        List<BulkOutcome.Refusal> refused = new ArrayList<>();
        for (UserId id : ids) {
            User owner = users.find(id).orElse(null);
            Optional<String> trouble =
                    owner == null
                            ? Optional.of(Texts.text("workspaces.refused.gone"))
                            : attempt(owner, action, command);
            trouble.ifPresentOrElse(
                    why ->
                            refused.add(
                                    new BulkOutcome.Refusal(
                                            id, owner == null ? id.value() : owner.name(), why)),
                    () -> worked.add(id));
        }
        return new BulkOutcome(worked, refused);
    }

    /**
     * @return why not
     * @throws AccessDeniedException where the person is out of reach
     */
    private Optional<String> attempt(
            User owner, String action, BiConsumer<User, Workspace> command) {
        reach.require(owner);
        Workspace before = workspaces.find(owner.id());
        try {
            command.accept(owner, before);
        } catch (TaskStartException e) {
            return Optional.of(e.failure().cause());
        } catch (IllegalStateException | IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        } catch (NoSuchElementException e) {
            return Optional.of(Texts.text("workspaces.refused.gone"));
        } catch (RuntimeException e) {
            LOG.error("{} of the workspace of {} failed", action, owner.id(), e);
            return Optional.of(Texts.text("workspaces.refused.broke"));
        }
        audit.record(action, target(owner.id()), state(before), state(workspaces.find(owner.id())));
        return Optional.empty();
    }

    static JsonNode state(Workspace workspace) {
        return JsonNodeFactory.instance.objectNode().put("state", workspace.state().wireValue());
    }

    static String target(UserId id) {
        return "workspace/" + id;
    }
}
