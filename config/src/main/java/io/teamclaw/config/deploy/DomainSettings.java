package io.teamclaw.config.deploy;

import java.util.Optional;

/**
 * The platform's public name.
 *
 * @param name e.g. {@code team.example.com}
 * @param certificateArn ACM certificate for that name in us-east-1, where CloudFront looks
 * @param originCertificateArn ACM certificate for the same name in the platform's region, for the
 *     load balancer: CloudFront checks it against the Host that it passes on
 * @param hostedZoneId Route 53 zone to write the name into, if it is to be written
 */
public record DomainSettings(
        String name,
        String certificateArn,
        String originCertificateArn,
        Optional<String> hostedZoneId) {}
