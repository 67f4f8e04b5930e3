package io.teamclaw.config.deploy;

import java.util.List;

/**
 * The VPC.
 *
 * @param cidr IPv4 block of the VPC, /16 to /20, e.g. {@code 10.20.0.0/16}
 * @param zones availability zones used: 2 or 3
 * @param natPerZone a NAT gateway in each zone, or one for all
 * @param interfaceEndpoints AWS services reached by an interface endpoint instead of NAT, by their
 *     short names, e.g. {@code ecr.api}; gateway endpoints (S3, DynamoDB) are free and always there
 */
public record NetworkSettings(
        String cidr, int zones, boolean natPerZone, List<String> interfaceEndpoints) {}
