package io.teamclaw.stacks.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.stacks.StackName;
import io.teamclaw.stacks.testing.Deployments;
import io.teamclaw.stacks.testing.Synthesised;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small has no domain and no Spot; large has both; direct is small without a router. */
class ClusterStackTest {
    private static Synthesised small;
    private static Synthesised large;
    private static Synthesised direct;

    @BeforeAll
    static void synthesise() {
        small = Synthesised.of(Deployments.small());
        large = Synthesised.of(Deployments.large());
        direct = Synthesised.of(Deployments.routedByLoadBalancer());
    }

    @Test
    void withADomainEveryLegOfARequestIsEncrypted() {
        JsonNode edge = only(large, "aws_cloudfront_distribution");
        JsonNode listener = only(large, "aws_lb_listener");

        assertThat(edge.at("/aliases/0").asText()).isEqualTo("team.example.com");
        assertThat(edge.at("/viewer_certificate/acm_certificate_arn").asText())
                .contains("us-east-1");
        assertThat(edge.at("/viewer_certificate/minimum_protocol_version").asText())
                .isEqualTo("TLSv1.2_2021");
        assertThat(edge.at("/origin/0/custom_origin_config/origin_protocol_policy").asText())
                .isEqualTo("https-only");
        assertThat(listener.path("protocol").asText()).isEqualTo("HTTPS");
        assertThat(listener.path("certificate_arn").asText()).contains("eu-central-1");
        assertThat(ingressPorts(large)).contains(443).doesNotContain(80);
    }

    @Test
    void withoutADomainCloudFrontsOwnNameServes() {
        JsonNode edge = only(small, "aws_cloudfront_distribution");

        assertThat(edge.path("aliases")).isEmpty();
        assertThat(edge.at("/viewer_certificate/cloudfront_default_certificate").asBoolean())
                .isTrue();
        assertThat(edge.at("/origin/0/custom_origin_config/origin_protocol_policy").asText())
                .isEqualTo("http-only");
        assertThat(only(small, "aws_lb_listener").path("protocol").asText()).isEqualTo("HTTP");
        assertThat(published(small, "edge/publicOrigin")).contains("domain_name");
    }

    @Test
    void theNameIsWrittenForBothKindsOfAddressWhereItsZoneIsKnown() {
        assertThat(all(large, "aws_route53_record"))
                .extracting(each -> each.path("type").asText())
                .containsExactlyInAnyOrder("A", "AAAA");
        assertThat(all(small, "aws_route53_record")).isEmpty();
        assertThat(published(large, "edge/publicOrigin")).isEqualTo("https://team.example.com");
    }

    @Test
    void whoPointsANameAtCloudFrontIsToldItsOwnName() {
        assertThat(published(large, "edge/domainName"))
                .matches("\\$\\{aws_cloudfront_distribution\\..*\\.domain_name}");
    }

    @Test
    void whoComesWithoutTheOriginSecretIsRefused() {
        assertThat(only(large, "aws_lb_listener").at("/default_action/0/type").asText())
                .isEqualTo("fixed-response");
        assertThat(
                        only(large, "aws_lb_listener")
                                .at("/default_action/0/fixed_response/status_code")
                                .asText())
                .isEqualTo("403");
        JsonNode rule = only(large, "aws_lb_listener_rule");
        assertThat(rule.at("/condition/1/http_header/http_header_name").asText())
                .isEqualTo("X-TeamClaw-Origin");
        String secret = rule.at("/condition/1/http_header/values/0").asText();
        assertThat(secret).startsWith("${data.aws_secretsmanager_secret_version.origin-secret");
        assertThat(
                        only(large, "aws_cloudfront_distribution")
                                .at("/origin/0/custom_header/0/value")
                                .asText())
                .isEqualTo(secret);
    }

    @Test
    void theLoadBalancerTakesTheOriginSecretBeforeAsWellUntilCloudFrontShowsTheNewOne() {
        JsonNode rule = only(large, "aws_lb_listener_rule");

        assertThat(stages(large, rule.at("/condition/1/http_header/values")))
                .containsExactly("AWSCURRENT", "AWSPREVIOUS");
        assertThat(
                        stages(
                                large,
                                only(large, "aws_cloudfront_distribution")
                                        .at("/origin/0/custom_header")))
                .containsExactly("AWSCURRENT");
        assertThat(rule.at("/condition/0/path_pattern/values").size()).isLessThanOrEqualTo(3);
        assertThat(
                        streamOf(only(large, "aws_cloudfront_distribution").path("depends_on"))
                                .map(JsonNode::asText))
                .anyMatch(each -> each.startsWith("aws_lb_listener_rule."));
    }

    /** Of the versions of secrets that a part of the configuration refers to, in its order. */
    private static List<String> stages(Synthesised stacks, JsonNode part) {
        JsonNode versions =
                stacks.stack(StackName.CLUSTER).at("/data/aws_secretsmanager_secret_version");
        return Pattern.compile("secret_version\\.([\\w-]+)\\.secret_string")
                .matcher(part.toString())
                .results()
                .map(each -> versions.path(each.group(1)).path("version_stage").asText())
                .toList();
    }

    @Test
    void theFirewallAndOnlyItStandsInUsEast1() {
        assertThat(only(large, "aws_wafv2_web_acl").path("provider").asText())
                .isEqualTo("aws.global");
        assertThat(large.stack(StackName.CLUSTER).at("/provider/aws/1/region").asText())
                .isEqualTo("us-east-1");
    }

    @Test
    void largeBodiesAreCountedNotRefusedForChatsUploadFiles() {
        JsonNode rules = only(large, "aws_wafv2_web_acl").path("rule");
        JsonNode common = rules.get(rules.size() - 1);
        JsonNode group = common.at("/statement/managed_rule_group_statement");

        assertThat(group.path("name").asText()).isEqualTo("AWSManagedRulesCommonRuleSet");
        assertThat(group.at("/rule_action_override/0/name").asText())
                .isEqualTo("SizeRestrictions_BODY");
        assertThat(group.at("/rule_action_override/0/action_to_use").has("count")).isTrue();
    }

    @Test
    void workspacesAreSpreadOverSpotAsTheSettingsSay() {
        assertThat(shares(small)).containsExactly("FARGATE 100");
        assertThat(shares(large)).containsExactly("FARGATE 30", "FARGATE_SPOT 70");
    }

    @Test
    void theRouterLeadsToWorkspacesAndNobodyElseReachesThem() {
        assertThat(callers(large)).containsExactly("the router");
        assertThat(only(large, "aws_ecs_service").path("name").asText())
                .isEqualTo("teamclaw-router-live");
        assertThat(only(large, "aws_lb_listener_rule").path("priority").asInt()).isEqualTo(10);
    }

    @Test
    void routedDirectlyThereIsNoRouterAndTheLoadBalancerReachesWorkspaces() {
        assertThat(callers(direct)).containsExactly("the load-balancer");
        assertThat(all(direct, "aws_ecs_service")).isEmpty();
        assertThat(direct.stack(StackName.CLUSTER).toString()).doesNotContain("routerServiceName");
    }

    @Test
    void routedDirectlyNobodyReachesAGatewaysAdministration() {
        JsonNode rule = only(direct, "aws_lb_listener_rule");

        assertThat(rule.path("priority").asInt()).isLessThan(1_000);
        assertThat(rule.at("/condition/0/path_pattern/values/0").asText())
                .isEqualTo("/u/*/api/*admin*");
        assertThat(rule.at("/action/0/type").asText()).isEqualTo("fixed-response");
        assertThat(rule.at("/action/0/fixed_response/status_code").asText()).isEqualTo("403");
        assertThat(rule.path("action")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/u/ada/api/v1/admin/rpc",
                "/u/ada/api/v1/admin",
                "/u/ada//api/./v1//admin/rpc",
                "/u/ada/x/../api/v1/x/%2e%2e/admin/rpc"
            })
    void theClosedPathIsMetInOtherSpellingsToo(String path) {
        // As the load balancer reads a pattern: a star is any characters, slashes too.
        assertThat(path).matches(ClosedPaths.ADMINISTRATION.replace("*", ".*"));
    }

    @Test
    void theLoadBalancerReachesCognitoWhereItsRulesSignPeopleInOnly() {
        assertThat(waysOut(direct)).containsExactly("443 0.0.0.0/0");
        assertThat(waysOut(large)).isEmpty();
    }

    /** Of the load balancer to the internet. */
    private static List<String> waysOut(Synthesised stacks) {
        JsonNode group = only(stacks, "aws_lb").at("/security_groups/0");
        return all(stacks, "aws_vpc_security_group_egress_rule").stream()
                .filter(each -> each.path("security_group_id").equals(group))
                .filter(each -> each.has("cidr_ipv4"))
                .map(each -> each.path("to_port").asInt() + " " + each.path("cidr_ipv4").asText())
                .toList();
    }

    private static List<String> shares(Synthesised stacks) {
        return List.copyOf(all(stacks, "aws_ecs_cluster_capacity_providers")).stream()
                .flatMap(each -> streamOf(each.path("default_capacity_provider_strategy")))
                .map(
                        share ->
                                share.path("capacity_provider").asText()
                                        + " "
                                        + share.path("weight").asInt())
                .toList();
    }

    /** Who may call the workspaces' gateways, from the rules' descriptions. */
    private static List<String> callers(Synthesised stacks) {
        return all(stacks, "aws_vpc_security_group_ingress_rule").stream()
                .filter(each -> each.path("from_port").asInt() == 18789)
                .map(each -> each.path("description").asText().replace("Gateways, by ", ""))
                .toList();
    }

    private static List<Integer> ingressPorts(Synthesised stacks) {
        return all(stacks, "aws_vpc_security_group_ingress_rule").stream()
                .filter(each -> each.has("prefix_list_id"))
                .map(each -> each.path("from_port").asInt())
                .toList();
    }

    private static String published(Synthesised stacks, String path) {
        return all(stacks, "aws_ssm_parameter").stream()
                .filter(each -> each.path("name").asText().endsWith(path))
                .findAny()
                .orElseThrow()
                .path("value")
                .asText();
    }

    private static java.util.stream.Stream<JsonNode> streamOf(JsonNode list) {
        return java.util.stream.StreamSupport.stream(list.spliterator(), false);
    }

    private static Collection<JsonNode> all(Synthesised stacks, String type) {
        return stacks.resources(StackName.CLUSTER, type).values();
    }

    private static JsonNode only(Synthesised stacks, String type) {
        assertThat(all(stacks, type)).hasSize(1);
        return all(stacks, type).iterator().next();
    }
}
