package io.teamclaw.stacks.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.stacks.StackName;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A change to the stacks that breaks rules.
 *
 * @param says what is done
 * @param reportedBy ids of the rules that must report it, and no other
 */
record Breach(String says, Set<String> reportedBy, Consumer<Configuration> change) {
    private static final String TASK = "aws_ecs_task_definition";
    private static final String EDGE = "aws_cloudfront_distribution";
    private static final String INGRESS = "aws_vpc_security_group_ingress_rule";

    static List<Breach> all() {
        return Stream.of(ecs(), data(), balancer(), edge(), functions(), network(), iam(), own())
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<Breach> ecs() {
        return Stream.of(
                removed("aws_ecs_cluster", "setting", "CKV_AWS_65"),
                removed(TASK, "volume.efs_volume_configuration.transit_encryption", "CKV_AWS_97"),
                breach(
                        "task role and execution role are one",
                        "CKV_AWS_249",
                        all -> {
                            Resource task = Edits.first(all, TASK);
                            task.body().put("task_role_arn", task.text("execution_role_arn"));
                        }),
                changed(
                        "aws_ecs_service",
                        "network_configuration.assign_public_ip",
                        true,
                        "CKV_AWS_333"),
                breach(
                        "a container is privileged",
                        "CKV_AWS_334",
                        all -> Edits.container(all, each -> each.put("privileged", true))),
                changed(TASK, "pid_mode", "task", "CKV_AWS_335"),
                breach(
                        "a container may write its root",
                        "CKV_AWS_336",
                        all ->
                                Edits.container(
                                        all, each -> each.remove("readonlyRootFilesystem"))));
    }

    private static Stream<Breach> data() {
        String files = "aws_efs_file_system";
        String home = "aws_efs_access_point";
        String table = "aws_dynamodb_table";
        String images = "aws_ecr_repository";
        String logs = "aws_cloudwatch_log_group";
        return Stream.of(
                changed(files, "encrypted", false, "CKV_AWS_42"),
                removed(files, "kms_key_id", "CKV_AWS_184"),
                changed(home, "root_directory.path", "/", "CKV_AWS_329"),
                removed(home, "posix_user", "CKV_AWS_330"),
                changed(table, "point_in_time_recovery.enabled", false, "CKV_AWS_28"),
                removed(table, "server_side_encryption.kms_key_arn", "CKV_AWS_119"),
                removed("aws_secretsmanager_secret", "kms_key_id", "CKV_AWS_149"),
                breach(
                        "another secret without rotation",
                        "CKV2_AWS_57",
                        all -> Edits.duplicate(all, "aws_secretsmanager_secret")),
                changed(images, "image_tag_mutability", "MUTABLE", "CKV_AWS_51"),
                removed(images, "encryption_configuration", "CKV_AWS_136"),
                changed(images, "image_scanning_configuration.scan_on_push", false, "CKV_AWS_163"),
                removed(logs, "kms_key_id", "CKV_AWS_158"),
                changed(logs, "retention_in_days", 30, "CKV_AWS_338"));
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

    private static Stream<Breach> functions() {
        String function = "aws_lambda_function";
        return Stream.of(
                removed(function, "reserved_concurrent_executions", "CKV_AWS_115"),
                removed(function, "dead_letter_config", "CKV_AWS_116"),
                removed(function, "kms_key_arn", "CKV_AWS_173"));
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

    private static Stream<Breach> iam() {
        return Stream.of(
                allowed("logs:PutLogEvents", "*", "CKV_AWS_111", "CKV_AWS_356", "TC_WRITES"),
                allowed("dynamodb:GetItem", "*", "CKV_AWS_356"),
                allowed("sts:GetSessionToken", "*", "CKV_AWS_107"),
                breach(
                        "a role writes everywhere under a condition",
                        "TC_WRITES",
                        all ->
                                Edits.statement(
                                        all,
                                        each -> {
                                            each.putArray("Resource").add("*");
                                            each.putObject("Condition")
                                                    .putObject("Bool")
                                                    .put("aws:SecureTransport", "true");
                                        })),
                allowed(
                        "dynamodb:Get*",
                        "arn:aws:dynamodb:eu-central-1:123456789012:table/teamclaw-users-live",
                        "TC_ACTIONS"),
                changed(
                        "aws_iam_role_policy",
                        "policy",
                        "${data.aws_iam_policy_document.any.json}",
                        "TC_READABLE_POLICIES"),
                breach(
                        "somebody gets an access key",
                        "TC_READABLE_POLICIES",
                        all ->
                                Edits.add(
                                        all,
                                        StackName.ADMIN,
                                        "aws_iam_access_key",
                                        "{\"user\":\"robot\"}")),
                breach(
                        "a policy of AWS's own is attached",
                        "TC_MANAGED_POLICIES",
                        all ->
                                Edits.add(
                                        all,
                                        StackName.ADMIN,
                                        "aws_iam_role_policy_attachment",
                                        "{\"policy_arn\":\"arn:aws:iam::aws:policy/ReadOnlyAccess\"}")),
                allowed(
                        "dynamodb:GetItem",
                        "arn:aws:dynamodb:eu-central-1:123456789012:table/teamclaw-users-dev",
                        "TC_ENVIRONMENT"),
                allowed(
                        "dynamodb:GetItem",
                        "arn:aws:dynamodb:eu-central-1:999999999999:table/teamclaw-users-live",
                        "TC_ENVIRONMENT"),
                allowed(
                        "dynamodb:GetItem",
                        "arn:aws:dynamodb:ap-south-1:123456789012:table/teamclaw-users-live",
                        "TC_ENVIRONMENT"),
                breach(
                        "another account takes on a role",
                        "TC_ACCOUNT",
                        all ->
                                Edits.trust(
                                        all,
                                        each ->
                                                each.putObject("Principal")
                                                        .putArray("AWS")
                                                        .add("arn:aws:iam::999999999999:root"))),
                breach(
                        "everybody takes on a role",
                        "TC_ACCOUNT",
                        all ->
                                Edits.trust(
                                        all,
                                        each -> {
                                            each.remove("Condition");
                                            each.putObject("Principal").put("AWS", "*");
                                        })));
    }

    private static Stream<Breach> own() {
        String variable = "environment.variables.LEAK";
        String secret = "${data.aws_secretsmanager_secret_version.any.secret_string}";
        return Stream.of(
                changed("aws_lambda_function", variable, "sk-" + "a1".repeat(12), "TC_SECRETS"),
                breach(
                        "a client's secret is written down",
                        "TC_SECRETS",
                        all ->
                                Edits.add(
                                        all,
                                        StackName.CONTROL_PLANE,
                                        "aws_cognito_identity_provider",
                                        "{\"provider_details\":{\"client_secret\":\"geheim\"}}")),
                changed("aws_lambda_function", variable, secret, "TC_SECRET_USE"),
                breach(
                        "a parameter holds a secret's value",
                        "TC_SECRET_USE",
                        all -> Edits.set(all, "aws_ssm_parameter", "value", secret)),
                breach(
                        "a data source is asked with a key",
                        "TC_SECRETS",
                        all ->
                                all.dataSources()
                                        .getFirst()
                                        .body()
                                        .put("filter", "AKIA" + "ABCDEFGH".repeat(2))),
                breach(
                        "Terraform writes a secret's value",
                        "TC_SECRET_VERSIONS",
                        all ->
                                Edits.add(
                                        all,
                                        StackName.FOUNDATION,
                                        "aws_secretsmanager_secret_version",
                                        "{\"secret_id\":\"any\"}")),
                breach(
                        "a provider tags without the project",
                        "TC_TAGS",
                        all -> untag(all, StackName.ADMIN)),
                breach(
                        "a resource says that it is another environment's",
                        "TC_OWN_TAGS",
                        all -> Edits.set(all, "aws_vpc", "tags.Environment", "dev")),
                breach(
                        "a listener rule asks for no secret",
                        "TC_ORIGIN_HEADER",
                        all -> Edits.remove(all, "aws_lb_listener_rule", "condition")),
                changed(
                        "aws_lb_listener",
                        "default_action.fixed_response.status_code",
                        "200",
                        "TC_DEFAULT_ACTION"));
    }

    private static void untag(Configuration all, StackName stack) {
        var tags = all.stacks().get(stack).at("/provider/aws/0/default_tags/0/tags");
        ((ObjectNode) tags).remove("Project");
    }

    private static Breach removed(String type, String path, String rule) {
        return breach(type + " without " + path, rule, all -> Edits.remove(all, type, path));
    }

    private static Breach changed(String type, String path, Object value, String rule) {
        return breach(
                type + " with " + path + " = " + value,
                rule,
                all -> Edits.set(all, type, path, value));
    }

    private static Breach allowed(String action, String resource, String... rules) {
        return breach(
                "a role may " + action + " on " + resource,
                Set.of(rules),
                all -> Edits.allow(all, action, resource));
    }

    private static Breach breach(String says, String rule, Consumer<Configuration> change) {
        return breach(says, Set.of(rule), change);
    }

    private static Breach breach(String says, Set<String> rules, Consumer<Configuration> change) {
        return new Breach(says, rules, change);
    }
}
