package io.teamclaw.lifecycle.routing;

import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** Which address a target group leads to: one, and no two groups to the same. */
final class Targets {
    private static final Logger LOG = System.getLogger(Targets.class.getName());

    /** Tag of a group: the address that it leads to, noted before it does. */
    static final String TARGET_TAG = "target";

    private final ElasticLoadBalancingV2Client balancer;
    private final Groups groups;
    private final AlbRouting.Waits waits;

    Targets(ElasticLoadBalancingV2Client balancer, Groups groups, AlbRouting.Waits waits) {
        this.balancer = balancer;
        this.groups = groups;
        this.waits = waits;
    }

    /** Leads the group to this address alone; whatever else it led to goes first. */
    void point(String groupArn, TaskAddress address) {
        takeFromOthers(groupArn, address);
        balancer.addTags(
                request ->
                        request.resourceArns(groupArn).tags(Tags.tag(TARGET_TAG, text(address))));
        TargetDescription wanted = target(address);
        List<TargetDescription> registered = registered(groupArn);
        List<TargetDescription> others =
                registered.stream().filter(each -> !same(each, wanted)).toList();
        if (!others.isEmpty()) {
            balancer.deregisterTargets(request -> request.targetGroupArn(groupArn).targets(others));
        }
        if (registered.size() == others.size()) {
            balancer.registerTargets(request -> request.targetGroupArn(groupArn).targets(wanted));
        }
    }

    /**
     * A task that ended while nobody took its route away leaves its address registered, and AWS
     * gives that address to the next one.
     */
    private void takeFromOthers(String groupArn, TaskAddress address) {
        groups.all().stream()
                .filter(group -> !group.arn().equals(groupArn))
                .filter(group -> text(address).equals(group.tags().get(TARGET_TAG)))
                .forEach(group -> deregister(group.arn(), address));
    }

    private void deregister(String groupArn, TaskAddress address) {
        TargetDescription target = target(address);
        try {
            if (registered(groupArn).stream().anyMatch(each -> same(each, target))) {
                LOG.log(
                        Level.INFO,
                        "{0} led to an address that belongs to another task by now",
                        groupArn);
                balancer.deregisterTargets(
                        request -> request.targetGroupArn(groupArn).targets(target));
            }
        } catch (TargetGroupNotFoundException e) {
            // Removed since it was listed: it leads nowhere.
            return;
        }
    }

    private List<TargetDescription> registered(String groupArn) {
        return balancer
                .describeTargetHealth(request -> request.targetGroupArn(groupArn))
                .targetHealthDescriptions()
                .stream()
                .filter(each -> each.targetHealth().state() != TargetHealthStateEnum.DRAINING)
                .map(TargetHealthDescription::target)
                .toList();
    }

    /**
     * Waits until the load balancer has seen it answer.
     *
     * @throws TaskStartException where it does not in time
     */
    void awaitHealthy(String groupArn, TaskAddress address) {
        waits.time()
                .until(
                        waits.untilHealthy(),
                        () ->
                                Optional.of(health(groupArn, address))
                                        .filter(
                                                health ->
                                                        health.state()
                                                                == TargetHealthStateEnum.HEALTHY))
                .orElseThrow(
                        () -> {
                            TargetHealth last = health(groupArn, address);
                            LOG.log(
                                    Level.WARNING,
                                    "The target of {0} is {1}: {2}",
                                    groupArn,
                                    last.stateAsString(),
                                    last.reasonAsString());
                            return new TaskStartException(
                                    FailureKind.HEALTH,
                                    "OpenClaw runs but the load balancer does not reach it. Start"
                                            + " it again; if that happens again, tell your"
                                            + " administrator to look at the security groups of"
                                            + " load balancer and workspaces.");
                        });
    }

    private TargetHealth health(String groupArn, TaskAddress address) {
        return balancer.describeTargetHealth(
                        request -> request.targetGroupArn(groupArn).targets(target(address)))
                .targetHealthDescriptions()
                .get(0)
                .targetHealth();
    }

    private static boolean same(TargetDescription one, TargetDescription other) {
        return one.id().equals(other.id()) && one.port().equals(other.port());
    }

    private static TargetDescription target(TaskAddress address) {
        return TargetDescription.builder().id(address.host()).port(address.port()).build();
    }

    private static String text(TaskAddress address) {
        return address.host() + ":" + address.port();
    }
}
