package io.teamclaw.adminui.workspace;

import io.teamclaw.adminui.security.Reach;
import io.teamclaw.config.compute.ComputePrice;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.StartPhase;
import io.teamclaw.lifecycle.workspaces.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Makes rows of workspaces: with their owners, and what their runs have cost so far. */
@Component
class WorkspaceRows {
    private final Owners owners;
    private final ComputePrice price;
    private final Clock clock;

    WorkspaceRows(Owners owners, ComputePrice price, Clock clock) {
        this.owners = owners;
        this.price = price;
        this.clock = clock;
    }

    /** Those that a filter leaves and that somebody may see. */
    Stream<WorkspaceRow> of(Collection<Workspace> found, WorkspaceFilter filter, Reach allowed) {
        Map<UserId, User> people = owners.of(found.stream().map(Workspace::userId).toList());
        return found.stream()
                .map(each -> of(each, Optional.ofNullable(people.get(each.userId()))))
                .filter(row -> isAllowed(row, allowed))
                .filter(filter::matches);
    }

    WorkspaceRow of(Workspace workspace, Optional<User> owner) {
        return new WorkspaceRow(workspace, owner, cost(workspace));
    }

    /** What has no owner any more is for administrators. */
    private static boolean isAllowed(WorkspaceRow row, Reach allowed) {
        return row.owner().map(allowed::covers).orElse(allowed instanceof Reach.Company);
    }

    /** From the moment at which its machine was asked for. */
    private Optional<Long> cost(Workspace workspace) {
        return Optional.of(workspace)
                .filter(each -> each.task().isPresent())
                .flatMap(Workspace::start)
                .map(start -> start.reached().get(StartPhase.LAUNCHING))
                .map(begin -> Duration.between(begin, clock.instant()))
                .map(up -> price.of(up.isNegative() ? Duration.ZERO : up));
    }
}
