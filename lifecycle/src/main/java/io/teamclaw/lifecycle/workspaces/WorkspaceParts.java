package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.UserStore;

/**
 * What every work on a workspace needs.
 *
 * @param records where the state is
 * @param transitions what the state becomes
 * @param platform what the workspaces live on
 * @param background what this process is doing
 * @param line who may start when
 */
record WorkspaceParts(
        WorkspaceRecords records,
        Transitions transitions,
        WorkspacePlatform platform,
        BackgroundWork background,
        WaitingLine line) {

    TaskRuntime runtime() {
        return platform.runtime();
    }

    UserStore users() {
        return platform.users();
    }

    /** Has made, in the background, what else belongs to a workspace. */
    void prepareHooks(UserId userId) {
        platform.hooks()
                .forEach(hook -> background.run("prepare " + userId, () -> hook.prepare(userId)));
    }
}
