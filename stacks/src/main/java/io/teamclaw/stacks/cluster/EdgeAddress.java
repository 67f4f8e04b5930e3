package io.teamclaw.stacks.cluster;

import com.hashicorp.cdktf.providers.aws.cloudfront_distribution.CloudfrontDistribution;
import com.hashicorp.cdktf.providers.aws.route53_record.Route53Record;
import com.hashicorp.cdktf.providers.aws.route53_record.Route53RecordAlias;
import io.teamclaw.config.deploy.DomainSettings;
import java.util.List;
import software.constructs.Construct;

/** The platform's name in DNS, for IPv4 and IPv6, where its zone is in Route 53. */
final class EdgeAddress extends Construct {
    EdgeAddress(Construct scope, DomainSettings domain, CloudfrontDistribution distribution) {
        super(scope, "address");
        domain.hostedZoneId()
                .ifPresent(
                        zone ->
                                List.of("A", "AAAA")
                                        .forEach(type -> record(domain, zone, type, distribution)));
    }

    private void record(
            DomainSettings domain, String zone, String type, CloudfrontDistribution distribution) {
        Route53Record.Builder.create(this, type.toLowerCase(java.util.Locale.ROOT))
                .zoneId(zone)
                .name(domain.name())
                .type(type)
                .alias(
                        Route53RecordAlias.builder()
                                .name(distribution.getDomainName())
                                .zoneId(distribution.getHostedZoneId())
                                .evaluateTargetHealth(false)
                                .build())
                .build();
    }
}
