package io.teamclaw.stacks.foundation;

import com.hashicorp.cdktf.providers.aws.efs_access_point.EfsAccessPoint;
import com.hashicorp.cdktf.providers.aws.efs_access_point.EfsAccessPointPosixUser;
import com.hashicorp.cdktf.providers.aws.efs_access_point.EfsAccessPointRootDirectory;
import com.hashicorp.cdktf.providers.aws.efs_access_point.EfsAccessPointRootDirectoryCreationInfo;
import io.teamclaw.stacks.Deployment;
import java.util.Map;
import software.constructs.Construct;

/**
 * The home that stands in the workspace template, of the same shape as everybody's; nobody's data
 * is in it, and each person's task definition has their own in its place.
 */
final class TemplateAccessPoint extends Construct {
    /** OpenClaw's image runs as this user and group, node. */
    private static final int OWNER = 1000;

    private final EfsAccessPoint accessPoint;

    TemplateAccessPoint(Construct scope, Deployment deployment, String fileSystemId) {
        super(scope, "template");
        this.accessPoint =
                EfsAccessPoint.Builder.create(this, "access-point")
                        .fileSystemId(fileSystemId)
                        .posixUser(EfsAccessPointPosixUser.builder().uid(OWNER).gid(OWNER).build())
                        .rootDirectory(
                                EfsAccessPointRootDirectory.builder()
                                        .path("/users/template")
                                        .creationInfo(
                                                EfsAccessPointRootDirectoryCreationInfo.builder()
                                                        .ownerUid(OWNER)
                                                        .ownerGid(OWNER)
                                                        .permissions("0750")
                                                        .build())
                                        .build())
                        .tags(Map.of("Name", deployment.names().of("template")))
                        .build();
    }

    String id() {
        return accessPoint.getId();
    }

    String arn() {
        return accessPoint.getArn();
    }
}
