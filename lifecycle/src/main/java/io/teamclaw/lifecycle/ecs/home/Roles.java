package io.teamclaw.lifecycle.ecs.home;

import io.teamclaw.config.iam.PolicyDocument;
import io.teamclaw.config.iam.WorkspacePermissions;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.aws.OwnerTags;
import io.teamclaw.lifecycle.ecs.EcsPlatform;
import io.teamclaw.lifecycle.waiting.Patience;
import io.teamclaw.lifecycle.waiting.Waiting;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

/**
 * The task roles of workspaces, one for each person, by name. A role of that name that is not ours,
 * by path, boundary and tag, is neither used nor changed.
 */
final class Roles {
    private static final Logger LOG = System.getLogger(Roles.class.getName());

    private final EcsPlatform platform;
    private final IamClient iam;
    private final RolePolicies policies;
    private final OwnerTags owners;
    private final Waiting waiting;

    Roles(EcsPlatform platform, IamClient iam, Clock clock, Waiting waiting) {
        this.platform = platform;
        this.iam = iam;
        this.policies = new RolePolicies(iam, waiting);
        this.owners = new OwnerTags(platform.names().environment(), clock);
        this.waiting = waiting;
    }

    /**
     * Makes a person's role or finds it again, with this policy and team; what is right already is
     * not written again.
     *
     * @param team of the person; without one the role's tag stays as it is
     * @return its ARN
     * @throws TaskStartException if a role of that name is not ours
     */
    String ensure(UserId user, Optional<TeamId> team, PolicyDocument policy) {
        Optional<Role> there = find(user);
        Role role = checked(user, there.orElseGet(() -> create(user, team)));
        team.map(each -> tag(WorkspacePermissions.TEAM_TAG, each.value()))
                .filter(tag -> !role.tags().contains(tag))
                .ifPresent(tag -> retag(role, tag));
        policies.ensure(role.roleName(), policy);
        return role.arn();
    }

    private void retag(Role role, Tag tag) {
        policies.patiently(
                "tag " + role.roleName(),
                () -> iam.tagRole(request -> request.roleName(role.roleName()).tags(tag)));
    }

    private Role create(UserId user, Optional<TeamId> team) {
        String name = name(user);
        Map<String, String> owner = new LinkedHashMap<>();
        owner.put(WorkspacePermissions.USER_TAG, user.value());
        team.ifPresent(each -> owner.put(WorkspacePermissions.TEAM_TAG, each.value()));
        List<Tag> tags = OwnerTags.list(owners.ofNew(owner), Roles::tag);
        try {
            Role made =
                    iam.createRole(
                                    request ->
                                            request.roleName(name)
                                                    .path(platform.names().workspaceRolePath())
                                                    .assumeRolePolicyDocument(trust())
                                                    .permissionsBoundary(platform.boundaryArn())
                                                    .tags(tags))
                            .role();
            // What AWS answers of a new role does not hold all that was asked for.
            return made.toBuilder()
                    .permissionsBoundary(
                            boundary -> boundary.permissionsBoundaryArn(platform.boundaryArn()))
                    .tags(tags)
                    .build();
        } catch (EntityAlreadyExistsException e) {
            // Somebody was faster; IAM may not show it everywhere yet.
            return waiting.until(Patience.CONSISTENCY, () -> find(user)).orElseThrow(() -> e);
        }
    }

    private String trust() {
        return WorkspacePermissions.trust(platform.names().account()).json();
    }

    private Role checked(UserId user, Role role) {
        if (isOurs(user, role)) {
            return role;
        }
        throw new TaskStartException(
                FailureKind.PERMISSION,
                "The AWS account has a role "
                        + role.roleName()
                        + " that TeamClaw did not make: its path, its permissions boundary or its"
                        + " tag userId is another. An administrator removes it; then try again.");
    }

    private boolean isOurs(UserId user, Role role) {
        return platform.names().workspaceRolePath().equals(role.path())
                && role.permissionsBoundary() != null
                && platform.boundaryArn()
                        .equals(role.permissionsBoundary().permissionsBoundaryArn())
                && role.tags().contains(tag(WorkspacePermissions.USER_TAG, user.value()));
    }

    /** May be called again; a role that is not ours stays. */
    void remove(UserId user) {
        Optional<Role> there = find(user);
        if (there.filter(each -> !isOurs(user, each)).isPresent()) {
            LOG.log(
                    Level.WARNING,
                    "The role named for {0} was not made by TeamClaw and stays",
                    user);
            return;
        }
        there.ifPresent(
                role -> {
                    gone(() -> policies.remove(role.roleName()));
                    gone(() -> delete(role));
                });
    }

    /** IAM may not have heard everywhere that the role's policy is gone. */
    private void delete(Role role) {
        waiting.until(
                        Patience.CONSISTENCY,
                        () -> {
                            try {
                                return Optional.of(
                                        iam.deleteRole(
                                                request -> request.roleName(role.roleName())));
                            } catch (DeleteConflictException e) {
                                LOG.log(Level.DEBUG, "The role still has a policy", e);
                                return Optional.empty();
                            }
                        })
                .orElseThrow(
                        () ->
                                new TaskStartException(
                                        FailureKind.SERVICE,
                                        "AWS has not removed the role of this workspace yet. Remove"
                                                + " the workspace again in a minute; if that"
                                                + " happens again, an administrator looks at what"
                                                + " is attached to the role."));
    }

    private static void gone(Runnable removal) {
        try {
            removal.run();
        } catch (NoSuchEntityException e) {
            LOG.log(Level.DEBUG, "It was removed before", e);
        }
    }

    private Optional<Role> find(UserId user) {
        try {
            return Optional.of(iam.getRole(request -> request.roleName(name(user))).role());
        } catch (NoSuchEntityException e) {
            LOG.log(Level.DEBUG, "{0} has no role", user);
            return Optional.empty();
        }
    }

    private String name(UserId user) {
        return platform.names().workspaceRole(user);
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
