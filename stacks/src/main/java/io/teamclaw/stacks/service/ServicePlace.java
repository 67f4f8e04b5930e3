package io.teamclaw.stacks.service;

import java.util.List;

/**
 * Where services run.
 *
 * @param vpcId of the platform's VPC
 * @param privateSubnets ids, one for each zone
 * @param clusterArn of the ECS cluster
 * @param keyArn of the platform's KMS key
 */
public record ServicePlace(
        String vpcId, List<String> privateSubnets, String clusterArn, String keyArn) {}
