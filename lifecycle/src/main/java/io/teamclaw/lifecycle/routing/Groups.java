package io.teamclaw.lifecycle.routing;

import io.teamclaw.config.id.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/** All target groups of this environment's people, whether anybody knows of them or not. */
final class Groups {
    /**
     * One of them.
     *
     * @param tags all, by key
     */
    record Group(String arn, UserId owner, Map<String, String> tags) {}

    private final ElasticLoadBalancingV2Client balancer;
    private final AlbSettings settings;
    private final Tags tags;

    Groups(ElasticLoadBalancingV2Client balancer, AlbSettings settings, Tags tags) {
        this.balancer = balancer;
        this.settings = settings;
        this.tags = tags;
    }

    /** AWS lists the whole region's; only those with our name and tags are ours. */
    List<Group> all() {
        List<String> arns =
                balancer
                        .describeTargetGroupsPaginator(request -> request.pageSize(400))
                        .targetGroups()
                        .stream()
                        .filter(group -> group.targetGroupName().startsWith(settings.groupPrefix()))
                        .map(TargetGroup::targetGroupArn)
                        .toList();
        List<Group> groups = new ArrayList<>();
        tags.of(arns)
                .forEach(
                        (arn, own) ->
                                tags.owner(own)
                                        .ifPresent(
                                                owner -> groups.add(new Group(arn, owner, own))));
        return groups;
    }
}
