package io.teamclaw.stacks.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** CloudFront. */
final class EdgeRules {
    private EdgeRules() {}

    static List<Rule> all() {
        return List.of(
                distribution(
                        "CKV_AWS_34",
                        "CloudFront answers over HTTPS only",
                        each ->
                                behaviours(each)
                                        .allMatch(
                                                behaviour ->
                                                        List.of("https-only", "redirect-to-https")
                                                                .contains(
                                                                        behaviour
                                                                                .path(
                                                                                        "viewer_protocol_policy")
                                                                                .asText()))),
                distribution(
                        "CKV_AWS_68", "CloudFront has a web ACL", each -> each.has("web_acl_id")),
                distribution(
                        "CKV_AWS_86",
                        "CloudFront writes access logs",
                        each -> each.has("logging_config.bucket")),
                distribution(
                        "CKV_AWS_174",
                        "CloudFront takes TLS 1.2 or newer",
                        each ->
                                each.text("viewer_certificate.minimum_protocol_version")
                                        .startsWith("TLSv1.2")),
                distribution(
                        "CKV_AWS_310",
                        "CloudFront has a second origin to fall back to",
                        each -> !each.all("origin_group").isEmpty()),
                distribution(
                        "CKV2_AWS_32",
                        "CloudFront adds security headers to every answer",
                        each ->
                                behaviours(each)
                                        .allMatch(
                                                behaviour ->
                                                        behaviour.has(
                                                                "response_headers_policy_id"))),
                distribution(
                        "CKV2_AWS_72",
                        "CloudFront speaks HTTPS with its origins",
                        each ->
                                each
                                        .all("origin.custom_origin_config.origin_protocol_policy")
                                        .stream()
                                        .allMatch(policy -> policy.asText().equals("https-only"))));
    }

    private static Rule distribution(String id, String says, Predicate<Resource> holds) {
        return Rule.each(id, says, "aws_cloudfront_distribution", holds);
    }

    private static Stream<JsonNode> behaviours(Resource distribution) {
        return Stream.concat(
                distribution.all("default_cache_behavior").stream(),
                distribution.all("ordered_cache_behavior").stream());
    }
}
