package io.teamclaw.stacks.policy;

import static io.teamclaw.stacks.policy.Rule.each;

import java.util.List;
import java.util.stream.Stream;

/** Load balancers and their listeners. */
final class LoadBalancerRules {
    private static final String BALANCER = "aws_lb";
    private static final String LISTENER = "aws_lb_listener";

    private LoadBalancerRules() {}

    static List<Rule> all() {
        return List.of(
                each(
                        "CKV_AWS_2",
                        "Listeners speak HTTPS, or only send people there",
                        LISTENER,
                        (Resource listener) ->
                                listener.text("protocol").equals("HTTPS") || redirects(listener)),
                each(
                        "CKV_AWS_91",
                        "Load balancers write access logs",
                        BALANCER,
                        (Resource balancer) -> balancer.flag("access_logs.enabled")),
                each(
                        "CKV_AWS_103",
                        "Listeners take TLS 1.2 or newer",
                        LISTENER,
                        (Resource listener) ->
                                listener.text("ssl_policy").matches(".*-(TLS13-)?1-[23]-.*")
                                        || redirects(listener)),
                each(
                        "CKV_AWS_131",
                        "Load balancers drop malformed headers",
                        BALANCER,
                        (Resource balancer) -> balancer.flag("drop_invalid_header_fields")),
                each(
                        "CKV_AWS_150",
                        "Load balancers are protected against deletion",
                        BALANCER,
                        (Resource balancer) -> balancer.flag("enable_deletion_protection")),
                each(
                        "CKV2_AWS_20",
                        "Load balancers send people from HTTP to HTTPS",
                        BALANCER,
                        (balancer, all) ->
                                plainListeners(balancer, all)
                                        .filter(listener -> !redirects(listener))
                                        .map(listener -> listener.path() + " serves HTTP")),
                each(
                        "CKV2_AWS_28",
                        "Public load balancers have a web ACL",
                        BALANCER,
                        (balancer, all) ->
                                Rule.unless(
                                        balancer.flag("internal") || hasWebAcl(balancer, all),
                                        "a web ACL is associated")));
    }

    private static Stream<Resource> plainListeners(Resource balancer, Configuration all) {
        return all.resources(LISTENER)
                .filter(listener -> listener.refersTo(balancer, "load_balancer_arn"))
                .filter(listener -> listener.text("protocol").equals("HTTP"));
    }

    private static boolean redirects(Resource listener) {
        return listener.text("default_action.type").equals("redirect")
                && listener.text("default_action.redirect.protocol").equals("HTTPS");
    }

    private static boolean hasWebAcl(Resource balancer, Configuration all) {
        return all.resources("aws_wafv2_web_acl_association")
                .anyMatch(association -> association.refersTo(balancer, "resource_arn"));
    }
}
