package io.teamclaw.lifecycle.ecs.home;

import io.teamclaw.lifecycle.aws.OwnerTags;
import io.teamclaw.lifecycle.ecs.EcsPlatform;
import io.teamclaw.lifecycle.workspaces.Inventory;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.AccessPointDescription;
import software.amazon.awssdk.services.efs.model.BadRequestException;
import software.amazon.awssdk.services.efs.model.DescribeAccessPointsResponse;

/** The access points of people's homes; those of teams and of the platform are none. */
final class AccessPointInventory implements Inventory {
    /** As many as EFS tells at once. */
    static final int PAGE = 100;

    private static final Logger LOG = System.getLogger(AccessPointInventory.class.getName());

    private final EcsPlatform platform;
    private final EfsClient efs;
    private final AccessPoints accessPoints;
    private final OwnerTags owners;

    AccessPointInventory(
            EcsPlatform platform, EfsClient efs, AccessPoints accessPoints, Clock clock) {
        this.platform = platform;
        this.efs = efs;
        this.accessPoints = accessPoints;
        this.owners = new OwnerTags(platform.names().environment(), clock);
    }

    @Override
    public String kind() {
        return "access-point";
    }

    @Override
    public boolean growsWithPeople() {
        return true;
    }

    @Override
    public Page list(Optional<String> from) {
        DescribeAccessPointsResponse page;
        try {
            page =
                    efs.describeAccessPoints(
                            request ->
                                    request.fileSystemId(platform.fileSystemId())
                                            .maxResults(PAGE)
                                            .nextToken(from.orElse(null)));
        } catch (BadRequestException e) {
            if (from.isEmpty()) {
                throw e;
            }
            LOG.log(Level.DEBUG, "EFS does not know this page any more: from the first one again");
            return list(Optional.empty());
        }
        return new Page(
                page.accessPoints().stream().flatMap(this::thing).toList(),
                Optional.ofNullable(page.nextToken()));
    }

    private Stream<Thing> thing(AccessPointDescription accessPoint) {
        Map<String, String> tags = Folder.tags(accessPoint.tags());
        return owners
                .owner(tags)
                .filter(owner -> !AccessPoints.isOnItsWayOut(accessPoint))
                .map(owner -> new Thing(accessPoint.accessPointId(), owner, owners.madeAt(tags)))
                .stream();
    }

    @Override
    public boolean isWanted(Thing thing, Workspace record) {
        return record.state() != WorkspaceState.ABSENT;
    }

    @Override
    public void remove(Thing thing) {
        accessPoints.remove(thing.id());
    }
}
