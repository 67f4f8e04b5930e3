package io.teamclaw.stacks.cluster;

import com.hashicorp.cdktf.TerraformProvider;
import com.hashicorp.cdktf.TerraformResource;
import io.teamclaw.stacks.Deployment;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * The web firewall before CloudFront. Written as plain Terraform: the bindings of this one type are
 * as large as those of all others together.
 */
final class EdgeFirewall extends Construct {
    /** Requests from one address in five minutes: a whole office comes from one. */
    private static final int RATE = 10_000;

    /**
     * Rules of the common set that only count. People upload files, paste code and edit texts full
     * of markup and paths in chats and settings, all of it behind the sign-in.
     */
    private static final List<String> COUNTED =
            List.of(
                    "SizeRestrictions_BODY",
                    "CrossSiteScripting_BODY",
                    "GenericLFI_BODY",
                    "GenericRFI_BODY");

    private final TerraformResource acl;

    /**
     * @param global provider of us-east-1, where CloudFront looks
     */
    EdgeFirewall(Construct scope, Deployment deployment, TerraformProvider global) {
        super(scope, "firewall");
        this.acl =
                TerraformResource.Builder.create(this, "acl")
                        .terraformResourceType("aws_wafv2_web_acl")
                        .provider(global)
                        .build();
        acl.addOverride("name", deployment.names().platform());
        acl.addOverride("scope", "CLOUDFRONT");
        acl.addOverride("default_action", Map.of("allow", Map.of()));
        acl.addOverride("visibility_config", measured("teamclaw"));
        acl.addOverride(
                "rule",
                List.of(
                        rule(0, "rate", "action", "block", rate()),
                        managed(1, "AWSManagedRulesAmazonIpReputationList", List.of()),
                        managed(2, "AWSManagedRulesKnownBadInputsRuleSet", List.of()),
                        managed(3, "AWSManagedRulesCommonRuleSet", COUNTED)));
    }

    private static Map<String, Object> rate() {
        return Map.of(
                "rate_based_statement",
                Map.of("limit", RATE, "aggregate_key_type", "IP", "evaluation_window_sec", 300));
    }

    private static Map<String, Object> managed(int priority, String group, List<String> counted) {
        List<Map<String, Object>> exceptions =
                counted.stream()
                        .map(
                                name ->
                                        Map.<String, Object>of(
                                                "name",
                                                name,
                                                "action_to_use",
                                                Map.of("count", Map.of())))
                        .toList();
        Map<String, Object> statement =
                Map.of("vendor_name", "AWS", "name", group, "rule_action_override", exceptions);
        return rule(
                priority,
                group,
                "override_action",
                "none",
                Map.of("managed_rule_group_statement", statement));
    }

    private static Map<String, Object> rule(
            int priority, String name, String kind, String action, Map<String, Object> statement) {
        return Map.of(
                "name",
                name,
                "priority",
                priority,
                kind,
                Map.of(action, Map.of()),
                "statement",
                statement,
                "visibility_config",
                measured(name));
    }

    private static Map<String, Object> measured(String metric) {
        return Map.of(
                "metric_name",
                metric,
                "cloudwatch_metrics_enabled",
                true,
                "sampled_requests_enabled",
                true);
    }

    String arn() {
        return acl.getStringAttribute("arn");
    }
}
