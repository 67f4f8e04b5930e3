package io.teamclaw.lifecycle.ecs.home;

import io.teamclaw.config.iam.PolicyDocument;
import io.teamclaw.config.iam.WorkspacePermissions;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.names.WorkspaceTask;
import io.teamclaw.lifecycle.ecs.EcsPlatform;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.waiting.Waiting;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.Inventory;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    /** Changes with what is derived from a template, so that everybody's is derived anew. */
    private static final String FORM = "workspace-1";

    private static final String FORM_OF_WIPE = "wipe-1";

    private final EcsPlatform platform;
    private final Definitions definitions;
    private final AccessPoints accessPoints;
    private final Roles roles;
    private final WipeTasks wipes;
    private final List<Inventory> inventories;

    /**
     * @param ecs in which the task definitions are
     * @param efs in which the files are
     * @param iam in which the roles are
     * @param waiting how to wait for AWS
     */
    public Homes(
            EcsPlatform platform,
            EcsClient ecs,
            EfsClient efs,
            IamClient iam,
            Clock clock,
            Waiting waiting) {
        this.platform = platform;
        this.definitions = new Definitions(platform, ecs, clock, waiting);
        this.accessPoints = new AccessPoints(platform, efs, clock, waiting);
        this.roles = new Roles(platform, iam, clock, waiting);
        this.wipes = new WipeTasks(platform, ecs, waiting);
        this.inventories =
                List.of(
                        new AccessPointInventory(platform, efs, accessPoints, clock),
                        new RoleInventory(platform, iam, roles));
    }

    /** What is made here for people, to be looked through for what nobody owns. */
    public List<Inventory> inventories() {
        return inventories;
    }

    /**
     * Makes what is missing and brings up to date what is there.
     *
     * @return ARN of the task definition, with its revision, to be run for this person now
     * @throws TaskStartException with a cause that a person can act on
     */
    public String provision(User owner) {
        refuseTheTemplates(owner.id());
        return AwsCauses.explained("provision " + owner.id(), () -> provided(owner));
    }

    private String provided(User owner) {
        Template template = definitions.template();
        Optional<Definition> newest = definitions.newest(owner.id());
        String home =
                accessPoints.ensure(
                        Folder.home(platform.names(), owner.id()),
                        newest.flatMap(each -> each.accessPoint(WorkspaceTask.HOME)));
        String teamFolder =
                accessPoints.ensure(
                        Folder.team(platform.names(), owner.teamId()),
                        newest.flatMap(each -> each.accessPoint(WorkspaceTask.TEAM)));
        String roleArn =
                roles.ensure(
                        owner.id(),
                        Optional.of(owner.teamId()),
                        policy(home, template.systemFolder(), teamFolder));
        Places places = new Places(owner.id(), owner.teamId(), roleArn, home, teamFolder);
        return definitions.ensure(
                owner.id(),
                newest,
                template.derive(places),
                Definitions.fingerprint(FORM, template.definition().taskDefinitionArn(), places));
    }

    private PolicyDocument policy(String home, String... shared) {
        return WorkspacePermissions.policy(
                platform.fileSystemArn(),
                platform.accessPointArn(home),
                Stream.of(shared).map(platform::accessPointArn).toList(),
                platform.sidecarRoleArn());
    }

    /**
     * Removes what {@link #provision} made, to be called when no task of the person is left. Their
     * task definitions stay: ECS's permission to deregister knows no resource. So does the folder
     * of their team.
     *
     * @param deleteFiles whether the person's files go too; a task that empties their folder is run
     *     and waited for, at most three minutes, and what is left goes with the next call
     * @throws TaskStartException with a cause that a person can act on
     */
    public void deprovision(UserId userId, boolean deleteFiles) {
        refuseTheTemplates(userId);
        AwsCauses.explained(
                "remove the home of " + userId,
                () -> {
                    if (deleteFiles) {
                        deleteFiles(userId);
                    }
                    roles.remove(userId);
                    accessPoints
                            .of(Folder.home(platform.names(), userId))
                            .forEach(accessPoints::remove);
                    return userId;
                });
    }

    /**
     * Task definitions stay for good, so who has none never had a workspace, nor files. For anybody
     * else there may be some even if nothing else is left: an earlier removal kept them.
     */
    private void deleteFiles(UserId userId) {
        Optional<Definition> newest = definitions.newest(userId);
        if (newest.isPresent()) {
            wipes.await(wipes.running(userId).orElseGet(() -> startWipe(userId, newest)));
        }
    }

    private String startWipe(UserId userId, Optional<Definition> newest) {
        Template template = definitions.template();
        String home =
                accessPoints.ensure(
                        Folder.home(platform.names(), userId),
                        newest.flatMap(each -> each.accessPoint(WorkspaceTask.HOME)));
        String roleArn =
                roles.ensure(userId, Optional.empty(), policy(home, template.systemFolder()));
        String definitionArn =
                definitions.ensure(
                        userId,
                        newest,
                        WipeDefinition.of(template, roleArn, home),
                        Definitions.fingerprint(
                                FORM_OF_WIPE,
                                template.definition().taskDefinitionArn(),
                                roleArn,
                                home));
        return wipes.run(userId, definitionArn, definitions.tags(userId));
    }

    private static void refuseTheTemplates(UserId userId) {
        if (userId.value().equals(WorkspaceTask.NOBODY)) {
            throw new TaskStartException(
                    FailureKind.OWNER,
                    "The id "
                            + WorkspaceTask.NOBODY
                            + " stands for the template of all workspaces. An administrator"
                            + " removes this account; the person signs up again.");
        }
    }
}
