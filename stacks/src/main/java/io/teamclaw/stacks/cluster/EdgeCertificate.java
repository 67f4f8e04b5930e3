package io.teamclaw.stacks.cluster;

import com.hashicorp.cdktf.providers.aws.cloudfront_distribution.CloudfrontDistributionViewerCertificate;
import io.teamclaw.config.deploy.DomainSettings;
import java.util.Optional;

/** With what CloudFront shows people that it is TeamClaw. */
final class EdgeCertificate {
    private EdgeCertificate() {}

    /** CloudFront's own certificate comes with its own name, and with TLS 1.0 for those who ask. */
    static CloudfrontDistributionViewerCertificate of(Optional<DomainSettings> domain) {
        return domain.map(
                        name ->
                                CloudfrontDistributionViewerCertificate.builder()
                                        .acmCertificateArn(name.certificateArn())
                                        .sslSupportMethod("sni-only")
                                        .minimumProtocolVersion("TLSv1.2_2021")
                                        .build())
                .orElseGet(
                        () ->
                                CloudfrontDistributionViewerCertificate.builder()
                                        .cloudfrontDefaultCertificate(true)
                                        .build());
    }
}
