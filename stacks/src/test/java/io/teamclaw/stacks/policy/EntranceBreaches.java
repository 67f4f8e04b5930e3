package io.teamclaw.stacks.policy;

import static io.teamclaw.stacks.policy.Breach.breach;
import static io.teamclaw.stacks.policy.Breach.changed;
import static io.teamclaw.stacks.policy.Breach.removed;

import io.teamclaw.stacks.StackName;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Of the rules about how one gets in. */
final class EntranceBreaches {
    private static final String EDGE = "aws_cloudfront_distribution";
    private static final String INGRESS = "aws_vpc_security_group_ingress_rule";

    private EntranceBreaches() {}

    static Stream<Breach> all() {
        return Stream.of(balancer(), edge(), network()).flatMap(each -> each);
    }

    private static Stream<Breach> balancer() {
        return Stream.of(
                changed("aws_lb_listener", "protocol", "TCP", "CKV_AWS_2"),
                changed("aws_lb", "access_logs.enabled", false, "CKV_AWS_91"),
                changed(
                        "aws_lb_listener",
                        "ssl_policy",
                        "ELBSecurityPolicy-2016-08",
                        "CKV_AWS_103"),
                removed("aws_lb", "drop_invalid_header_fields", "CKV_AWS_131"),
                changed("aws_lb", "enable_deletion_protection", false, "CKV_AWS_150"),
                breach(
                        "a second listener serves HTTP",
                        Set.of("CKV2_AWS_20", "CKV_AWS_2"),
                        all -> {
                            Edits.duplicate(all, "aws_lb_listener");
                            Edits.set(all, "aws_lb_listener", "protocol", "HTTP");
                        }),
                breach(
                        "another public load balancer without web ACL",
                        "CKV2_AWS_28",
                        all -> Edits.duplicate(all, "aws_lb")));
    }

    private static Stream<Breach> edge() {
        return Stream.of(
                changed(
                        EDGE,
                        "default_cache_behavior.viewer_protocol_policy",
                        "allow-all",
                        "CKV_AWS_34"),
                removed(EDGE, "web_acl_id", "CKV_AWS_68"),
                removed(EDGE, "logging_config", "CKV_AWS_86"),
                changed(
                        EDGE,
                        "viewer_certificate.minimum_protocol_version",
                        "TLSv1.1_2016",
                        "CKV_AWS_174"),
                breach(
                        "another distribution with one origin",
                        "CKV_AWS_310",
                        all -> Edits.duplicate(all, EDGE)),
                removed(EDGE, "default_cache_behavior.response_headers_policy_id", "CKV2_AWS_32"),
                changed(
                        EDGE,
                        "origin.custom_origin_config.origin_protocol_policy",
                        "match-viewer",
                        "CKV2_AWS_72"));
    }

    private static Stream<Breach> network() {
        return Stream.of(
                breach(
                        "the flow log watches another VPC",
                        "CKV2_AWS_11",
                        all -> Edits.set(all, "aws_flow_log", "vpc_id", "vpc-12345678")),
                changed(INGRESS, "cidr_ipv4", "0.0.0.0/0", "TC_INBOUND"),
                breach(
                        "all of IPv6 comes in",
                        "TC_INBOUND",
                        all ->
                                Edits.add(
                                        all,
                                        StackName.CLUSTER,
                                        INGRESS,
                                        "{\"cidr_ipv6\":\"::/0\",\"ip_protocol\":\"-1\"}")),
                breach(
                        "CloudFront reaches a service past the load balancer",
                        "TC_INBOUND",
                        all ->
                                all.resources(INGRESS)
                                        .filter(each -> each.has("prefix_list_id"))
                                        .findFirst()
                                        .orElseThrow()
                                        .body()
                                        .put("security_group_id", "sg-12345678")),
                breach(
                        "the default group lets in",
                        "TC_INBOUND_RULES",
                        all ->
                                Edits.set(
                                        all,
                                        "aws_default_security_group",
                                        "ingress",
                                        List.of("everything"))));
    }
}
