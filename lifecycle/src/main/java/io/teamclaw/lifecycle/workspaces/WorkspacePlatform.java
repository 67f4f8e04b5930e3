package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.lifecycle.users.UserStore;
import java.time.Clock;
import java.util.List;

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
 */
public record WorkspacePlatform(
        UserStore users,
        TaskRuntime runtime,
        Routing routing,
        WorkspaceGateway gateway,
        WorkspaceRules rules,
        WorkspaceUse use,
        List<Inventory> inventories,
        Clock clock) {}
