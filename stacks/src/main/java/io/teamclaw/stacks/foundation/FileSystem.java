package io.teamclaw.stacks.foundation;

import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.efs_backup_policy.EfsBackupPolicy;
import com.hashicorp.cdktf.providers.aws.efs_backup_policy.EfsBackupPolicyBackupPolicy;
import com.hashicorp.cdktf.providers.aws.efs_file_system.EfsFileSystem;
import com.hashicorp.cdktf.providers.aws.efs_file_system.EfsFileSystemLifecyclePolicy;
import com.hashicorp.cdktf.providers.aws.efs_file_system_policy.EfsFileSystemPolicy;
import com.hashicorp.cdktf.providers.aws.efs_mount_target.EfsMountTarget;
import com.hashicorp.cdktf.providers.aws.security_group.SecurityGroup;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.iam.PolicyJson;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** Everybody's homes: one encrypted file system with a mount target in each zone. */
final class FileSystem extends Construct {
    private final EfsFileSystem files;
    private final SecurityGroup group;
    private final PlatformAccessPoint template;
    private final PlatformAccessPoint system;

    FileSystem(Construct scope, Deployment deployment, Network network, String keyArn) {
        super(scope, "file-system");
        Map<String, String> name = Map.of("Name", deployment.names().of("homes"));
        this.files =
                EfsFileSystem.Builder.create(this, "files")
                        .creationToken(deployment.names().of("homes"))
                        .encrypted(true)
                        .kmsKeyId(keyArn)
                        .throughputMode("elastic")
                        .lifecyclePolicy(
                                List.of(
                                        EfsFileSystemLifecyclePolicy.builder()
                                                .transitionToIa("AFTER_30_DAYS")
                                                .build()))
                        .tags(name)
                        // EFS has no deletion protection of its own.
                        .lifecycle(
                                TerraformResourceLifecycle.builder()
                                        .preventDestroy(deployment.settings().deletionProtection())
                                        .build())
                        .build();
        EfsFileSystemPolicy.Builder.create(this, "policy")
                .fileSystemId(files.getId())
                .policy(PolicyJson.of(MountPolicy.of(files.getArn())))
                .build();
        EfsBackupPolicy.Builder.create(this, "backup")
                .fileSystemId(files.getId())
                .backupPolicy(EfsBackupPolicyBackupPolicy.builder().status("ENABLED").build())
                .build();
        // Lets nobody in: each stack that has something to mount adds its own rule.
        this.group =
                SecurityGroup.Builder.create(this, "security-group")
                        .name(deployment.names().of("homes"))
                        .description("NFS to the homes, from whom later stacks let in")
                        .vpcId(network.vpcId())
                        .tags(name)
                        .build();
        int zone = 0;
        for (String subnet : network.privateSubnetIds()) {
            EfsMountTarget.Builder.create(this, "mount-target-" + zone++)
                    .fileSystemId(files.getId())
                    .subnetId(subnet)
                    .securityGroups(List.of(group.getId()))
                    .build();
        }
        this.template = PlatformAccessPoint.template(this, deployment, files.getId());
        this.system = PlatformAccessPoint.system(this, deployment, files.getId());
    }

    String id() {
        return files.getId();
    }

    String arn() {
        return files.getArn();
    }

    String securityGroupId() {
        return group.getId();
    }

    PlatformAccessPoint template() {
        return template;
    }

    PlatformAccessPoint system() {
        return system;
    }
}
