package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.lifecycle.users.UserStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What workspaces live on.
 *
 * @param users whose workspaces they are
 * @param runtime what runs their tasks
 * @param routing what leads people to them
 * @param gateway how to talk to OpenClaw in them
 * @param rules what the company has set
 * @param use what says that one is in use
 * @param inventories of what is made for them, to be looked through for what nobody owns
 * @param clock the time
 * @param hooks what else is made for a workspace; it goes with it for good, in that order, before
 *     what the runtime made
 * @param dispatcher who carries on the start of the next in line; empty: the service itself, in the
 *     background
 */
public record WorkspacePlatform(
        UserStore users,
        TaskRuntime runtime,
        Routing routing,
        WorkspaceGateway gateway,
        WorkspaceRules rules,
        WorkspaceUse use,
        List<Inventory> inventories,
        Clock clock,
        List<WorkspaceHook> hooks,
        Optional<StartDispatcher> dispatcher) {

    public WorkspacePlatform {
        inventories = List.copyOf(inventories);
        hooks = List.copyOf(hooks);
    }

    /** With nothing else to remove, and starts carried on by the service itself. */
    public WorkspacePlatform(
            UserStore users,
            TaskRuntime runtime,
            Routing routing,
            WorkspaceGateway gateway,
            WorkspaceRules rules,
            WorkspaceUse use,
            List<Inventory> inventories,
            Clock clock) {
        this(
                users,
                runtime,
                routing,
                gateway,
                rules,
                use,
                inventories,
                clock,
                List.of(),
                Optional.empty());
    }
}
