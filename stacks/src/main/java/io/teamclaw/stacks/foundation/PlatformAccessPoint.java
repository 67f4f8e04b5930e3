package io.teamclaw.stacks.foundation;

import com.hashicorp.cdktf.providers.aws.efs_access_point.EfsAccessPoint;
import com.hashicorp.cdktf.providers.aws.efs_access_point.EfsAccessPointPosixUser;
import com.hashicorp.cdktf.providers.aws.efs_access_point.EfsAccessPointRootDirectory;
import com.hashicorp.cdktf.providers.aws.efs_access_point.EfsAccessPointRootDirectoryCreationInfo;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.names.WorkspaceFolders;
import io.teamclaw.config.names.WorkspaceTask;
import io.teamclaw.stacks.Deployment;
import java.util.Map;
import software.constructs.Construct;

/** An access point that is no person's: whoever mounts it is OpenClaw's user in it. */
final class PlatformAccessPoint extends Construct {
    private final EfsAccessPoint accessPoint;

    private PlatformAccessPoint(
            Construct scope, String name, Deployment deployment, String fileSystemId, Root root) {
        super(scope, name);
        this.accessPoint =
                EfsAccessPoint.Builder.create(this, "access-point")
                        .fileSystemId(fileSystemId)
                        .posixUser(
                                EfsAccessPointPosixUser.builder()
                                        .uid(WorkspaceFolders.OWNER)
                                        .gid(WorkspaceFolders.OWNER)
                                        .build())
                        .rootDirectory(root.directory())
                        .tags(Map.of("Name", deployment.names().of(name)))
                        .build();
    }

    /**
     * The home that stands in the workspace template, of the same shape as everybody's; nobody's
     * data is in it, and each person's task definition has their own in its place.
     */
    static PlatformAccessPoint template(
            Construct scope, Deployment deployment, String fileSystemId) {
        String path = WorkspaceFolders.home(new UserId(WorkspaceTask.NOBODY));
        return new PlatformAccessPoint(
                scope,
                "template",
                deployment,
                fileSystemId,
                new Root(path, WorkspaceFolders.PRIVATE));
    }

    /** What the company shares with every workspace. */
    static PlatformAccessPoint system(Construct scope, Deployment deployment, String fileSystemId) {
        return new PlatformAccessPoint(
                scope,
                "system",
                deployment,
                fileSystemId,
                new Root(WorkspaceFolders.SYSTEM, WorkspaceFolders.SHARED));
    }

    String id() {
        return accessPoint.getId();
    }

    String arn() {
        return accessPoint.getArn();
    }

    /**
     * The folder that the access point shows, made with these rights when it is first mounted.
     *
     * @param path in the file system
     * @param permissions octal, e.g. {@code 0750}
     */
    private record Root(String path, String permissions) {
        EfsAccessPointRootDirectory directory() {
            return EfsAccessPointRootDirectory.builder()
                    .path(path)
                    .creationInfo(
                            EfsAccessPointRootDirectoryCreationInfo.builder()
                                    .ownerUid(WorkspaceFolders.OWNER)
                                    .ownerGid(WorkspaceFolders.OWNER)
                                    .permissions(permissions)
                                    .build())
                    .build();
        }
    }
}
