package io.teamclaw.stacks.policy;

import static io.teamclaw.stacks.policy.Rule.each;
import static io.teamclaw.stacks.policy.Rule.everywhere;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The VPC and who may come in. */
final class NetworkRules {
    /** Rules that stand in a group, or of the older kind, would be overseen below. */
    private static final Set<String> GROUPS =
            Set.of("aws_security_group", "aws_default_security_group");

    private static final String EDGE = "com.amazonaws.global.cloudfront.origin-facing";

    private NetworkRules() {}

    static List<Rule> all() {
        return List.of(
                each(
                        "CKV2_AWS_11",
                        "VPCs have flow logs",
                        "aws_vpc",
                        (vpc, all) ->
                                Rule.unless(
                                        all.resources("aws_flow_log")
                                                .anyMatch(log -> log.refersTo(vpc, "vpc_id")),
                                        "a flow log watches it")),
                each(
                        "TC_INBOUND",
                        "Only CloudFront comes in from outside, and only to the load balancer",
                        "aws_vpc_security_group_ingress_rule",
                        (rule, all) ->
                                Rule.unless(
                                        rule.has("referenced_security_group_id")
                                                || rule.text("cidr_ipv4")
                                                        .equals(all.settings().network().cidr())
                                                || isEdge(rule, all),
                                        "it names a group, the VPC, or CloudFront's list on the load"
                                                + " balancer")),
                everywhere(
                        "TC_INBOUND_RULES",
                        "What comes in is let in by rules of their own, which the rule above sees",
                        (resource, all) ->
                                GROUPS.contains(resource.type())
                                                        && !resource.all("ingress").isEmpty()
                                                || resource.type().equals("aws_security_group_rule")
                                                        && resource.text("type").equals("ingress")
                                        ? Stream.of("it lets in by itself")
                                        : Stream.empty()));
    }

    private static boolean isEdge(Resource rule, Configuration all) {
        return listsOfCloudFront(all).anyMatch(list -> rule.text("prefix_list_id").equals(list))
                && all.resources("aws_lb")
                        .flatMap(balancer -> balancer.all("security_groups").stream())
                        .anyMatch(group -> group.asText().equals(rule.text("security_group_id")));
    }

    private static Stream<String> listsOfCloudFront(Configuration all) {
        return all.dataSources().stream()
                .filter(each -> each.type().equals("aws_ec2_managed_prefix_list"))
                .filter(each -> each.text("name").equals(EDGE))
                .map(each -> "${data." + each.type() + "." + each.name() + ".id}");
    }
}
