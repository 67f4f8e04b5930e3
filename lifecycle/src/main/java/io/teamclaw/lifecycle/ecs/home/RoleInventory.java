package io.teamclaw.lifecycle.ecs.home;

import io.teamclaw.config.names.ResourceNames;
import io.teamclaw.config.names.WorkspaceTask;
import io.teamclaw.lifecycle.aws.AwsErrors;
import io.teamclaw.lifecycle.ecs.EcsPlatform;
import io.teamclaw.lifecycle.workspaces.Inventory;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.Role;

/**
 * People's task roles, by path and name: a list of roles shows no tags. The template's role is none
 * of them.
 */
final class RoleInventory implements Inventory {
    private static final Logger LOG = System.getLogger(RoleInventory.class.getName());
    private static final int PAGE = 100;

    private final ResourceNames names;
    private final IamClient iam;
    private final Roles roles;

    RoleInventory(EcsPlatform platform, IamClient iam, Roles roles) {
        this.names = platform.names();
        this.iam = iam;
        this.roles = roles;
    }

    @Override
    public String kind() {
        return "role";
    }

    @Override
    public boolean growsWithPeople() {
        return true;
    }

    @Override
    public Page list(Optional<String> from) {
        ListRolesResponse page;
        try {
            page =
                    iam.listRoles(
                            request ->
                                    request.pathPrefix(names.workspaceRolePath())
                                            .maxItems(PAGE)
                                            .marker(from.orElse(null)));
        } catch (IamException e) {
            if (from.isEmpty() || !AwsErrors.code(e).equals("ValidationError")) {
                throw e;
            }
            LOG.log(Level.DEBUG, "IAM does not know this page any more: from the first one again");
            return list(Optional.empty());
        }
        return new Page(
                page.roles().stream().flatMap(this::thing).toList(),
                Optional.ofNullable(page.marker()).filter(marker -> page.isTruncated()));
    }

    private Stream<Thing> thing(Role role) {
        return names
                .ownerOf(role.roleName())
                .filter(owner -> !owner.value().equals(WorkspaceTask.NOBODY))
                .map(owner -> new Thing(role.roleName(), owner, role.createDate()))
                .stream();
    }

    @Override
    public boolean isWanted(Thing thing, Workspace record) {
        return record.state() != WorkspaceState.ABSENT;
    }

    @Override
    public void remove(Thing thing) {
        roles.remove(thing.owner());
    }
}
