package io.teamclaw.lifecycle.routing;

import io.teamclaw.lifecycle.workspaces.Inventory;
import io.teamclaw.lifecycle.workspaces.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

/** The listener's rules that lead people to workspaces. */
final class RuleInventory implements Inventory {
    private final Rules rules;
    private final Tags tags;

    RuleInventory(Rules rules, Tags tags) {
        this.rules = rules;
        this.tags = tags;
    }

    @Override
    public String kind() {
        return "listener-rule";
    }

    @Override
    public boolean growsWithPeople() {
        return false;
    }

    /** All at once: a listener has a hundred. */
    @Override
    public Page list(Optional<String> from) {
        List<String> arns = rules.ofPeople().stream().map(Rule::ruleArn).toList();
        Map<String, Map<String, String>> found = tags.of(arns);
        List<Thing> things = new ArrayList<>();
        found.forEach(
                (arn, own) ->
                        tags.owner(own)
                                .ifPresent(
                                        owner ->
                                                things.add(
                                                        new Thing(arn, owner, tags.madeAt(own)))));
        return new Page(things, Optional.empty());
    }

    @Override
    public boolean isWanted(Thing thing, Workspace record) {
        return RoutedStates.include(record);
    }

    @Override
    public void remove(Thing thing) {
        rules.delete(thing.id());
    }
}
