package io.teamclaw.lifecycle.ecs.home;

import io.teamclaw.config.iam.WorkspacePermissions;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.names.ResourceNames;
import io.teamclaw.config.names.WorkspaceFolders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.efs.model.AccessPointDescription;
import software.amazon.awssdk.services.efs.model.Tag;

/**
 * A folder of the file system that has an access point of its own.
 *
 * @param path from the file system's root
 * @param rights of the folder when it is made, octal
 * @param token by which EFS knows the access point when it is asked for again
 * @param owner the tags that say whose it is
 */
record Folder(String path, String rights, String token, Map<String, String> owner) {

    static Folder home(ResourceNames names, UserId user) {
        return new Folder(
                WorkspaceFolders.home(user),
                WorkspaceFolders.PRIVATE,
                names.workspaceFamily(user),
                owner(names, WorkspacePermissions.USER_TAG, user.value()));
    }

    static Folder team(ResourceNames names, TeamId team) {
        return new Folder(
                WorkspaceFolders.team(team),
                WorkspaceFolders.SHARED,
                names.teamFiles(team),
                owner(names, WorkspacePermissions.TEAM_TAG, team.value()));
    }

    private static Map<String, String> owner(ResourceNames names, String tag, String value) {
        return Map.of(tag, value, WorkspacePermissions.ENVIRONMENT_TAG, names.environment());
    }

    /** Whether this access point shows this folder, as nobody but OpenClaw's user. */
    boolean isShownBy(AccessPointDescription accessPoint, String fileSystemId) {
        return fileSystemId.equals(accessPoint.fileSystemId())
                && path.equals(accessPoint.rootDirectory().path())
                && accessPoint.posixUser() != null
                && accessPoint.posixUser().uid() == WorkspaceFolders.OWNER
                && accessPoint.posixUser().gid() == WorkspaceFolders.OWNER
                && tags(accessPoint.tags()).entrySet().containsAll(owner.entrySet());
    }

    static Map<String, String> tags(List<Tag> tags) {
        Map<String, String> values = new HashMap<>();
        tags.forEach(each -> values.put(each.key(), each.value()));
        return values;
    }
}
