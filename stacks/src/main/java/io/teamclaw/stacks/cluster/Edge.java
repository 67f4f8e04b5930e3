package io.teamclaw.stacks.cluster;

import com.hashicorp.cdktf.TerraformResource;
import com.hashicorp.cdktf.providers.aws.cloudfront_distribution.CloudfrontDistribution;
import com.hashicorp.cdktf.providers.aws.cloudfront_distribution.CloudfrontDistributionDefaultCacheBehavior;
import com.hashicorp.cdktf.providers.aws.cloudfront_distribution.CloudfrontDistributionLoggingConfig;
import com.hashicorp.cdktf.providers.aws.cloudfront_distribution.CloudfrontDistributionOrigin;
import com.hashicorp.cdktf.providers.aws.cloudfront_distribution.CloudfrontDistributionOriginCustomHeader;
import com.hashicorp.cdktf.providers.aws.cloudfront_distribution.CloudfrontDistributionOriginCustomOriginConfig;
import com.hashicorp.cdktf.providers.aws.cloudfront_distribution.CloudfrontDistributionRestrictions;
import com.hashicorp.cdktf.providers.aws.cloudfront_distribution.CloudfrontDistributionRestrictionsGeoRestriction;
import io.teamclaw.config.deploy.DomainSettings;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.service.OriginSecret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.constructs.Construct;

/**
 * CloudFront: the only public face. It ends TLS near people, passes every method and WebSockets
 * through, and caches nothing: each answer belongs to somebody.
 */
final class Edge extends Construct {
    /** AWS's own policies: CachingDisabled, AllViewer, SecurityHeadersPolicy. */
    private static final String NO_CACHE = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

    private static final String ALL_OF_THE_REQUEST = "216adef6-5c7f-47e4-b989-5492eafa07d3";
    private static final String SECURITY_HEADERS = "67f7725c-6f97-4210-82d7-5512b31e9d03";

    /** As long as CloudFront allows without asking AWS for more. */
    private static final int SECONDS = 60;

    private static final String ORIGIN = "load-balancer";

    private final CloudfrontDistribution distribution;
    private final String publicOrigin;

    Edge(
            Construct scope,
            Deployment deployment,
            LoadBalancer balancer,
            String originSecret,
            EdgeFirewall firewall,
            AccessLogBucket logs) {
        super(scope, "edge");
        Optional<DomainSettings> domain = deployment.settings().domain();
        this.distribution =
                CloudfrontDistribution.Builder.create(this, "distribution")
                        .comment(deployment.names().platform())
                        .enabled(true)
                        .isIpv6Enabled(true)
                        .httpVersion("http2and3")
                        .waitForDeployment(false)
                        .aliases(domain.map(DomainSettings::name).stream().toList())
                        .viewerCertificate(EdgeCertificate.of(domain))
                        .webAclId(firewall.arn())
                        .origin(
                                List.of(
                                        origin(
                                                balancer.dnsName(),
                                                originSecret,
                                                domain.isPresent())))
                        .defaultCacheBehavior(behaviour())
                        .restrictions(
                                CloudfrontDistributionRestrictions.builder()
                                        .geoRestriction(
                                                CloudfrontDistributionRestrictionsGeoRestriction
                                                        .builder()
                                                        .restrictionType("none")
                                                        .build())
                                        .build())
                        .loggingConfig(
                                CloudfrontDistributionLoggingConfig.builder()
                                        .bucket(logs.domainName())
                                        .prefix(AccessLogBucket.EDGE + "/")
                                        .includeCookies(false)
                                        .build())
                        .dependsOn(logs.ready())
                        .build();
        this.publicOrigin =
                "https://" + domain.map(DomainSettings::name).orElse(distribution.getDomainName());
        domain.ifPresent(name -> new EdgeAddress(this, name, distribution));
    }

    private static CloudfrontDistributionOrigin origin(String host, String secret, boolean tls) {
        return CloudfrontDistributionOrigin.builder()
                .originId(ORIGIN)
                .domainName(host)
                .customHeader(
                        List.of(
                                CloudfrontDistributionOriginCustomHeader.builder()
                                        .name(OriginSecret.HEADER)
                                        .value(secret)
                                        .build()))
                .customOriginConfig(
                        CloudfrontDistributionOriginCustomOriginConfig.builder()
                                .originProtocolPolicy(tls ? "https-only" : "http-only")
                                .originSslProtocols(List.of("TLSv1.2"))
                                .httpPort(80)
                                .httpsPort(443)
                                .originReadTimeout(SECONDS)
                                .originKeepaliveTimeout(SECONDS)
                                .build())
                .build();
    }

    private static CloudfrontDistributionDefaultCacheBehavior behaviour() {
        return CloudfrontDistributionDefaultCacheBehavior.builder()
                .targetOriginId(ORIGIN)
                .viewerProtocolPolicy("redirect-to-https")
                .allowedMethods(List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"))
                .cachedMethods(List.of("GET", "HEAD"))
                .compress(false)
                .cachePolicyId(NO_CACHE)
                .originRequestPolicyId(ALL_OF_THE_REQUEST)
                .responseHeadersPolicyId(SECURITY_HEADERS)
                .build();
    }

    /** Changes only when the load balancer's rule has changed: it takes a new secret before. */
    void after(TerraformResource rule) {
        List<String> needs = new ArrayList<>(distribution.getDependsOn());
        needs.add(rule.getTerraformResourceType() + "." + rule.getFriendlyUniqueId());
        distribution.setDependsOn(needs);
    }

    String distributionId() {
        return distribution.getId();
    }

    /** CloudFront's own name. */
    String domainName() {
        return distribution.getDomainName();
    }

    /** What stands in a browser's address bar. */
    String publicOrigin() {
        return publicOrigin;
    }
}
