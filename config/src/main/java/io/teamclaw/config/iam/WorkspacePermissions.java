package io.teamclaw.config.iam;

import java.util.List;

/**
 * What a workspace may do in AWS: mount its own home, read what is shared with it and become its
 * sidecar, nothing else. The agent in it holds the same credentials, hence this is all that a
 * hostile one gets.
 */
public final class WorkspacePermissions {
    /** Tag of role and session: whose workspace it is. */
    public static final String USER_TAG = "userId";

    /** Tag of role and session: the person's team, if there is one. */
    public static final String TEAM_TAG = "teamId";

    /**
     * Tag of everything: whose value is the environment's name. Terraform sets it by default; who
     * makes an access point sets it beside {@link #USER_TAG}, without which none can be removed.
     */
    public static final String ENVIRONMENT_TAG = "Environment";

    /** Tag of everything that is made at run time: when, as an ISO instant. */
    public static final String CREATED_TAG = "createdAt";

    private WorkspacePermissions() {}

    /** Who may take on a workspace's role: ECS, for tasks of this account. */
    public static PolicyDocument trust(String account) {
        return PolicyDocument.of(
                Statement.allow("EcsTasksOfThisAccount")
                        .to("Service", "ecs-tasks.amazonaws.com")
                        .actions("sts:AssumeRole")
                        .when("StringEquals", "aws:SourceAccount", account));
    }

    /**
     * The policy of one person's role.
     *
     * @param homeArn of the access point of the person's home
     * @param sharedArns of the access points that the workspace mounts too, without writing
     */
    public static PolicyDocument policy(
            String fileSystemArn, String homeArn, List<String> sharedArns, String sidecarRoleArn) {
        return PolicyDocument.of(
                mount(fileSystemArn)
                        .when("StringEquals", "elasticfilesystem:AccessPointArn", homeArn),
                Statement.allow("ReadWhatIsShared")
                        .actions("elasticfilesystem:ClientMount")
                        .resources(fileSystemArn)
                        .when(
                                "StringEquals",
                                "elasticfilesystem:AccessPointArn",
                                sharedArns.toArray(String[]::new)),
                becomeSidecar(sidecarRoleArn));
    }

    /**
     * The boundary of every workspace role: what no policy of such a role can exceed.
     *
     * @param accessPoints pattern of ARNs, the file system's access points
     */
    public static PolicyDocument boundary(
            String fileSystemArn, String accessPoints, String sidecarRoleArn) {
        return PolicyDocument.of(
                mount(fileSystemArn)
                        .when("ArnLike", "elasticfilesystem:AccessPointArn", accessPoints),
                becomeSidecar(sidecarRoleArn));
    }

    private static Statement mount(String fileSystemArn) {
        return Statement.allow("MountOwnHome")
                .actions("elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite")
                .resources(fileSystemArn);
    }

    private static Statement becomeSidecar(String sidecarRoleArn) {
        return Statement.allow("BecomeOwnSidecar")
                .actions("sts:AssumeRole", "sts:TagSession")
                .resources(sidecarRoleArn)
                .when("StringEquals", "aws:RequestTag/userId", "${aws:PrincipalTag/userId}");
    }
}
