package io.teamclaw.lifecycle.ecs.home;

import io.teamclaw.config.iam.WorkspacePermissions;
import io.teamclaw.config.names.WorkspaceFolders;
import io.teamclaw.lifecycle.aws.OwnerTags;
import io.teamclaw.lifecycle.ecs.EcsPlatform;
import io.teamclaw.lifecycle.waiting.Patience;
import io.teamclaw.lifecycle.waiting.Waiting;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.AccessPointAlreadyExistsException;
import software.amazon.awssdk.services.efs.model.AccessPointDescription;
import software.amazon.awssdk.services.efs.model.AccessPointNotFoundException;
import software.amazon.awssdk.services.efs.model.LifeCycleState;
import software.amazon.awssdk.services.efs.model.PosixUser;
import software.amazon.awssdk.services.efs.model.RootDirectory;
import software.amazon.awssdk.services.efs.model.Tag;

/** The access points of the file system, one for each folder. */
final class AccessPoints {
    private static final Logger LOG = System.getLogger(AccessPoints.class.getName());

    private static final PosixUser OPENCLAWS =
            PosixUser.builder().uid(WorkspaceFolders.OWNER).gid(WorkspaceFolders.OWNER).build();

    private final EcsPlatform platform;
    private final EfsClient efs;
    private final OwnerTags owners;
    private final Waiting waiting;

    AccessPoints(EcsPlatform platform, EfsClient efs, Clock clock, Waiting waiting) {
        this.platform = platform;
        this.efs = efs;
        this.owners = new OwnerTags(platform.names().environment(), clock);
        this.waiting = waiting;
    }

    /**
     * Makes a folder's access point, or finds it again, and waits until it can be mounted.
     *
     * @param known id of the one that was used last, if that is known: it is used again if it still
     *     shows this folder, however long EFS remembers tokens
     * @return its id
     * @throws TaskStartException if it is not available in time, or the token was used for
     *     something else
     */
    String ensure(Folder folder, Optional<String> known) {
        return known.flatMap(this::describe)
                .filter(each -> folder.isShownBy(each, platform.fileSystemId()))
                .filter(each -> each.lifeCycleState() == LifeCycleState.AVAILABLE)
                .map(AccessPointDescription::accessPointId)
                .or(() -> waiting.until(Patience.CONSISTENCY, () -> made(folder)))
                .orElseThrow(
                        () ->
                                new TaskStartException(
                                        FailureKind.SERVICE,
                                        "The folder for this workspace's files is not ready yet;"
                                                + " try again in a minute."));
    }

    /**
     * @return its id as soon as it is available; empty as long as it is on its way, also on its way
     *     out: then the next call makes it anew
     */
    private Optional<String> made(Folder folder) {
        Optional<AccessPointDescription> there =
                describe(create(folder)).map(each -> checked(folder, each));
        there.filter(each -> each.lifeCycleState() == LifeCycleState.ERROR)
                .ifPresent(each -> removeBroken(folder, each.accessPointId()));
        return there.filter(each -> each.lifeCycleState() == LifeCycleState.AVAILABLE)
                .map(AccessPointDescription::accessPointId);
    }

    /** A team's is removed by nobody but an administrator. */
    private void removeBroken(Folder folder, String id) {
        LOG.log(Level.WARNING, "EFS reports an error of the access point {0}", id);
        if (folder.owner().containsKey(WorkspacePermissions.USER_TAG)) {
            remove(id);
        }
    }

    /** Asked again with the same token, EFS makes no second one and says which there is. */
    private String create(Folder folder) {
        try {
            return efs.createAccessPoint(
                            request ->
                                    request.clientToken(folder.token())
                                            .fileSystemId(platform.fileSystemId())
                                            .posixUser(OPENCLAWS)
                                            .rootDirectory(root(folder))
                                            .tags(tags(folder)))
                    .accessPointId();
        } catch (AccessPointAlreadyExistsException e) {
            return e.accessPointId();
        }
    }

    /** EFS makes the folder when it is first mounted. */
    private static RootDirectory root(Folder folder) {
        return RootDirectory.builder()
                .path(folder.path())
                .creationInfo(
                        info ->
                                info.ownerUid(WorkspaceFolders.OWNER)
                                        .ownerGid(WorkspaceFolders.OWNER)
                                        .permissions(folder.rights()))
                .build();
    }

    private List<Tag> tags(Folder folder) {
        return OwnerTags.list(
                owners.ofNew(folder.owner()),
                (key, value) -> Tag.builder().key(key).value(value).build());
    }

    private AccessPointDescription checked(Folder folder, AccessPointDescription there) {
        if (folder.isShownBy(there, platform.fileSystemId())) {
            return there;
        }
        throw new TaskStartException(
                FailureKind.PERMISSION,
                "The EFS access point "
                        + there.accessPointId()
                        + " stands in the place of the one for "
                        + folder.path()
                        + ", but its folder, its user or its tags are others. An administrator"
                        + " removes it; then try again.");
    }

    private Optional<AccessPointDescription> describe(String id) {
        try {
            return efs
                    .describeAccessPoints(request -> request.accessPointId(id))
                    .accessPoints()
                    .stream()
                    .findFirst();
        } catch (AccessPointNotFoundException e) {
            LOG.log(Level.DEBUG, "There is no access point {0}", id);
            return Optional.empty();
        }
    }

    /** Those that show this folder, as EFS lists them: it can be asked by file system only. */
    List<String> of(Folder folder) {
        List<String> ids = new ArrayList<>();
        efs
                .describeAccessPointsPaginator(
                        request ->
                                request.fileSystemId(platform.fileSystemId())
                                        .maxResults(AccessPointInventory.PAGE))
                .accessPoints()
                .stream()
                .filter(each -> folder.isShownBy(each, platform.fileSystemId()))
                .filter(each -> !isOnItsWayOut(each))
                .forEach(each -> ids.add(each.accessPointId()));
        return ids;
    }

    static boolean isOnItsWayOut(AccessPointDescription accessPoint) {
        return accessPoint.lifeCycleState() == LifeCycleState.DELETING
                || accessPoint.lifeCycleState() == LifeCycleState.DELETED;
    }

    /** May be called again. The folder stays, with what is in it. */
    void remove(String id) {
        try {
            efs.deleteAccessPoint(request -> request.accessPointId(id));
        } catch (AccessPointNotFoundException e) {
            LOG.log(Level.DEBUG, "The access point {0} was removed before", id);
        }
    }
}
