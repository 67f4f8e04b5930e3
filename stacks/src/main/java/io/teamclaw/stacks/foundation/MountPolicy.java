package io.teamclaw.stacks.foundation;

import io.teamclaw.config.iam.PolicyDocument;
import io.teamclaw.config.iam.Statement;

/**
 * The file system's own policy. It allows nothing: an Allow to everybody would let anonymous NFS
 * clients in, and one to the account would make the policies of its roles superfluous. Without an
 * Allow here, only a role whose own policy allows the mount gets in; and what this refuses, no
 * role's policy gives.
 */
final class MountPolicy {
    private static final String[] CLIENT_ACTIONS = {
        "elasticfilesystem:ClientMount",
        "elasticfilesystem:ClientWrite",
        "elasticfilesystem:ClientRootAccess"
    };

    private MountPolicy() {}

    static PolicyDocument of(String fileSystemArn) {
        return PolicyDocument.of(
                Statement.denyPlainText().actions(CLIENT_ACTIONS).resources(fileSystemArn),
                // Without an access point, the whole tree could be mounted as any user.
                Statement.deny("WithoutAccessPoint")
                        .to("AWS", "*")
                        .actions(CLIENT_ACTIONS)
                        .resources(fileSystemArn)
                        .when("Null", "elasticfilesystem:AccessPointArn", "true"));
    }
}
