package io.teamclaw.lifecycle.routing;

import io.teamclaw.lifecycle.workspaces.Inventory;
import io.teamclaw.lifecycle.workspaces.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The target groups of workspaces. */
final class TargetGroupInventory implements Inventory {
    private final Groups groups;
    private final Tags tags;
    private final Consumer<String> removal;

    /**
     * @param removal of a group by its ARN, with whatever leads to it
     */
    TargetGroupInventory(Groups groups, Tags tags, Consumer<String> removal) {
        this.groups = groups;
        this.tags = tags;
        this.removal = removal;
    }

    @Override
    public String kind() {
        return "target-group";
    }

    @Override
    public boolean growsWithPeople() {
        return false;
    }

    /** All at once: a load balancer has a hundred. */
    @Override
    public Page list(Optional<String> from) {
        List<Thing> things =
                groups.all().stream()
                        .map(
                                group ->
                                        new Thing(
                                                group.arn(),
                                                group.owner(),
                                                tags.madeAt(group.tags())))
                        .toList();
        return new Page(things, Optional.empty());
    }

    @Override
    public boolean isWanted(Thing thing, Workspace record) {
        return RoutedStates.include(record);
    }

    @Override
    public void remove(Thing thing) {
        removal.accept(thing.id());
    }
}
