package io.teamclaw.stacks.service;

import java.util.List;

/**
 * How requests find a service: a rule of the load balancer's listener, which lets nobody through
 * who does not show the origin secret.
 *
 * @param listenerArn of the load balancer
 * @param loadBalancerGroupId security group of the load balancer
 * @param originSecret value that CloudFront sends along
 * @param priority of the rule, the lowest is tried first
 * @param paths patterns, five with the header's at most
 */
public record Entrance(
        String listenerArn,
        String loadBalancerGroupId,
        String originSecret,
        int priority,
        List<String> paths) {}
