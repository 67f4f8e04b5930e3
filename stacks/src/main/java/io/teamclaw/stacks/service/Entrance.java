package io.teamclaw.stacks.service;

import java.util.List;

/**
 * How requests find a service: a rule of the load balancer's listener, which lets nobody through
 * who does not show the origin secret.
 *
 * @param listenerArn of the load balancer
 * @param loadBalancerGroupId security group of the load balancer
 * @param originSecrets values of which CloudFront shows one
 * @param priority of the rule, the lowest is tried first
 * @param paths patterns; a rule has five values at most, those of the header with them
 */
public record Entrance(
        String listenerArn,
        String loadBalancerGroupId,
        List<String> originSecrets,
        int priority,
        List<String> paths) {}
