package io.teamclaw.lifecycle.ecs.home;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.ecs.EcsPlatform;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import java.time.Clock;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * What each person's workspace needs before it starts: their files (an EFS access point), their
 * task role and their task definition.
 *
 * <p>Every method may be called again, also after one that was cut off at any point: what is there
 * is found again and never doubled. Several threads may call at once.
 */
public final class Homes {

    /**
     * @param ecs in which the task definitions are
     * @param efs in which the files are
     * @param iam in which the roles are
     */
    public Homes(EcsPlatform platform, EcsClient ecs, EfsClient efs, IamClient iam, Clock clock) {}

    /**
     * Makes what is missing and brings up to date what is there.
     *
     * @return ARN of the task definition, with its revision, to be run for this person now
     * @throws TaskStartException with a cause that a person can act on
     */
    public String provision(User owner) {
        throw new UnsupportedOperationException("not provisioned: " + owner.id());
    }

    /**
     * Removes what {@link #provision} made, to be called when no task of the person is left. Their
     * task definitions stay: ECS's permission to deregister knows no resource.
     *
     * @param deleteFiles whether the person's files go too; a task that empties their folder is run
     *     and waited for, at most three minutes, and what is left goes with the next call
     * @throws TaskStartException with a cause that a person can act on
     */
    public void deprovision(UserId userId, boolean deleteFiles) {
        throw new UnsupportedOperationException("not removed: " + userId);
    }
}
