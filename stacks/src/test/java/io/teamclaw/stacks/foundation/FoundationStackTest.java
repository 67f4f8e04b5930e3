package io.teamclaw.stacks.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.stacks.StackName;
import io.teamclaw.stacks.testing.Deployments;
import io.teamclaw.stacks.testing.Synthesised;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Small has two zones and one NAT gateway, large three zones and a NAT gateway in each. */
class FoundationStackTest {
    private static Synthesised small;
    private static Synthesised large;

    @BeforeAll
    static void synthesise() {
        small = Synthesised.of(Deployments.small());
        large = Synthesised.of(Deployments.large());
    }

    @Test
    void everyZoneHasAPublicAndAPrivateSubnetAndNoTwoOverlap() {
        assertThat(blocks(small)).hasSize(4);
        assertThat(blocks(large)).hasSize(6);
        for (Synthesised each : List.of(small, large)) {
            List<Block> blocks = blocks(each);
            for (Block one : blocks) {
                assertThat(blocks).filteredOn(other -> other != one).noneMatch(one::overlaps);
            }
        }
        assertThat(zones(small)).hasSize(2);
        assertThat(zones(large)).hasSize(3);
    }

    @Test
    void aRegionWithTooFewZonesIsRefused() {
        JsonNode zones = large.stack(StackName.FOUNDATION).at("/data/aws_availability_zones");
        assertThat(zones.iterator().next().at("/lifecycle/postcondition/0/condition").asText())
                .isEqualTo("${length(self.names) >= 3}");
    }

    @Test
    void noSubnetHandsOutPublicAddresses() {
        assertThat(all(large, "aws_subnet"))
                .allMatch(subnet -> !subnet.path("map_public_ip_on_launch").asBoolean(true));
    }

    @Test
    void natIsOneForAllOrOneForEachZoneAsTheSettingsSay() {
        assertThat(all(small, "aws_nat_gateway")).hasSize(1);
        assertThat(natRoutes(small)).hasSize(2).allMatch(natRoutes(small).get(0)::equals);

        assertThat(all(large, "aws_nat_gateway")).hasSize(3);
        assertThat(natRoutes(large)).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void theDefaultSecurityGroupLetsNothingPass() {
        JsonNode group = only(small, "aws_default_security_group");
        assertThat(group.has("ingress")).isFalse();
        assertThat(group.has("egress")).isFalse();
    }

    @Test
    void interfaceEndpointsAreThoseOfTheSettings() {
        assertThat(endpoints(small, "Interface")).isEmpty();
        assertThat(endpoints(large, "Interface"))
                .containsExactlyInAnyOrder(
                        "com.amazonaws.eu-central-1.ecr.api", "com.amazonaws.eu-central-1.ecr.dkr");
    }

    @Test
    void gatewayEndpointsAreAlwaysThereForEveryPrivateSubnet() {
        assertThat(endpoints(small, "Gateway"))
                .containsExactlyInAnyOrder(
                        "com.amazonaws.eu-west-1.s3", "com.amazonaws.eu-west-1.dynamodb");
        assertThat(all(large, "aws_vpc_endpoint"))
                .filteredOn(each -> each.path("vpc_endpoint_type").asText().equals("Gateway"))
                .allMatch(each -> each.path("route_table_ids").size() == 3);
    }

    @Test
    void theDynamoDbEndpointLeadsToThisEnvironmentsTablesOnly() {
        JsonNode endpoint =
                all(small, "aws_vpc_endpoint").stream()
                        .filter(each -> each.path("service_name").asText().endsWith("dynamodb"))
                        .findFirst()
                        .orElseThrow();
        JsonNode statements = statements(endpoint.path("policy"));
        assertThat(statements).hasSize(1);
        assertThat(statements.get(0).path("Resource"))
                .allMatch(
                        arn ->
                                arn.asText()
                                        .startsWith(
                                                "arn:aws:dynamodb:eu-west-1:123456789012:table/teamclaw-*-test"));
        assertThat(statements.get(0).at("/Condition/StringEquals/aws:PrincipalAccount/0").asText())
                .isEqualTo(Deployments.ACCOUNT);
    }

    @Test
    void theFileSystemHasAMountTargetInEachZoneAndLetsNobodyIn() {
        assertThat(all(small, "aws_efs_mount_target")).hasSize(2);
        assertThat(all(large, "aws_efs_mount_target")).hasSize(3);
        assertThat(all(small, "aws_vpc_security_group_ingress_rule")).isEmpty();
        assertThat(all(small, "aws_security_group"))
                .allMatch(group -> !group.has("ingress") && !group.has("egress"));
    }

    @Test
    void theFileSystemPolicyAllowsNothing() {
        assertThat(mountStatements())
                .isNotEmpty()
                .allMatch(each -> each.path("Effect").asText().equals("Deny"));
    }

    @Test
    void theFileSystemPolicyRefusesPlainTextToEverybody() {
        assertThat(mountStatements())
                .anySatisfy(
                        each -> {
                            refusesEveryMount(each);
                            assertThat(each.at("/Condition/Bool/aws:SecureTransport/0").asText())
                                    .isEqualTo("false");
                        });
    }

    @Test
    void theFileSystemPolicyRefusesMountsWithoutAnAccessPointToEverybody() {
        assertThat(mountStatements())
                .anySatisfy(
                        each -> {
                            refusesEveryMount(each);
                            assertThat(
                                            each.at(
                                                            "/Condition/Null/elasticfilesystem:AccessPointArn/0")
                                                    .asText())
                                    .isEqualTo("true");
                        });
    }

    @Test
    void theTemplatesHomeHasTheShapeOfEverybodys() {
        JsonNode home = only(small, "aws_efs_access_point");
        assertThat(home.at("/posix_user/uid").asInt()).isEqualTo(1000);
        assertThat(home.at("/posix_user/gid").asInt()).isEqualTo(1000);
        assertThat(home.at("/root_directory/path").asText()).isEqualTo("/users/template");
        assertThat(home.at("/root_directory/creation_info/permissions").asText()).isEqualTo("0750");
    }

    @Test
    void theKeyPoolsSecretIsMadeWithoutAValue() {
        assertThat(only(small, "aws_secretsmanager_secret").path("name").asText())
                .isEqualTo("test/teamclaw/api-keys");
        assertThat(small.stack(StackName.FOUNDATION).toString())
                .doesNotContain("secret_version")
                .doesNotContain("secret_string")
                .doesNotContain("random_");
    }

    @Test
    void bootstrapSecretsAreLookedUpByNameOnly() {
        List<String> names = new ArrayList<>();
        small.stack(StackName.FOUNDATION)
                .at("/data/aws_secretsmanager_secret")
                .forEach(each -> names.add(each.path("name").asText()));
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "test/teamclaw/session-signing-key",
                        "test/teamclaw/sidecar-external-id",
                        "test/teamclaw/origin-secret");
    }

    @Test
    void protectionKeepsFilesKeyAndSecretFromBeingDestroyed() {
        for (String type :
                List.of("aws_efs_file_system", "aws_kms_key", "aws_secretsmanager_secret")) {
            assertThat(only(large, type).at("/lifecycle/prevent_destroy").asBoolean()).isTrue();
            assertThat(only(small, type).at("/lifecycle/prevent_destroy").asBoolean()).isFalse();
        }
        assertThat(only(large, "aws_secretsmanager_secret").path("recovery_window_in_days").asInt())
                .isEqualTo(30);
        assertThat(all(large, "aws_ecr_repository"))
                .hasSize(4)
                .noneMatch(each -> each.path("force_delete").asBoolean());
        assertThat(all(small, "aws_ecr_repository"))
                .hasSize(4)
                .allMatch(each -> each.path("force_delete").asBoolean());
    }

    @Test
    void nobodyEncryptsOrDecryptsWithTheKeyButThroughAService() {
        assertThat(statements(only(small, "aws_kms_key").path("policy")))
                .filteredOn(each -> uses(each, "kms:Decrypt") || uses(each, "kms:CreateGrant"))
                .hasSize(5)
                .allSatisfy(
                        each ->
                                assertThat(
                                                each.at("/Condition/StringEquals/kms:ViaService")
                                                                .isArray()
                                                        || each.at("/Principal/Service").isArray())
                                        .isTrue());
        assertThat(statements(only(small, "aws_kms_key").path("policy")))
                .allSatisfy(each -> assertThat(uses(each, "kms:*")).isFalse());
    }

    @Test
    void servicesUseTheKeyForThisAccountOrEnvironmentOnly() {
        assertThat(statements(only(small, "aws_kms_key").path("policy")))
                .filteredOn(each -> each.at("/Principal/Service").isArray())
                .hasSize(3)
                .allSatisfy(
                        each ->
                                assertThat(each.path("Condition").toString())
                                        .contains(Deployments.ACCOUNT));
    }

    @Test
    void whatLaterStacksNeedIsPublished() {
        Set<String> names =
                all(large, "aws_ssm_parameter").stream()
                        .map(each -> each.path("name").asText())
                        .collect(Collectors.toSet());
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "/tc/live/vpc/vpcId",
                        "/tc/live/vpc/privateSubnetIds",
                        "/tc/live/vpc/publicSubnetIds",
                        "/tc/live/efs/fileSystemId",
                        "/tc/live/efs/fileSystemArn",
                        "/tc/live/efs/securityGroupId",
                        "/tc/live/efs/templateAccessPointId",
                        "/tc/live/efs/templateAccessPointArn",
                        "/tc/live/ecr/sidecarRepoUri",
                        "/tc/live/ecr/routerRepoUri",
                        "/tc/live/ecr/adminRepoUri",
                        "/tc/live/ecr/openclawRepoUri",
                        "/tc/live/kms/keyArn",
                        "/tc/live/secrets/apiKeysSecretArn",
                        "/tc/live/secrets/sessionSigningSecretArn",
                        "/tc/live/secrets/sidecarExternalIdSecretArn",
                        "/tc/live/secrets/originSecretArn");
    }

    /** IPv4 addresses from first to last. */
    private record Block(long first, long last) {
        static Block of(String cidr) {
            String[] parts = cidr.split("[./]");
            long first = 0;
            for (int i = 0; i < 4; i++) {
                first = first * 256 + Long.parseLong(parts[i]);
            }
            return new Block(first, first + (1L << 32 - Integer.parseInt(parts[4])) - 1);
        }

        boolean overlaps(Block other) {
            return first <= other.last && other.first <= last;
        }
    }

    private static List<Block> blocks(Synthesised stacks) {
        return all(stacks, "aws_subnet").stream()
                .map(subnet -> Block.of(subnet.path("cidr_block").asText()))
                .toList();
    }

    private static Set<String> zones(Synthesised stacks) {
        return all(stacks, "aws_subnet").stream()
                .map(subnet -> subnet.path("availability_zone").asText())
                .collect(Collectors.toSet());
    }

    private static List<String> natRoutes(Synthesised stacks) {
        return all(stacks, "aws_route").stream()
                .filter(route -> route.has("nat_gateway_id"))
                .map(route -> route.path("nat_gateway_id").asText())
                .toList();
    }

    private static List<String> endpoints(Synthesised stacks, String type) {
        return all(stacks, "aws_vpc_endpoint").stream()
                .filter(each -> each.path("vpc_endpoint_type").asText().equals(type))
                .map(each -> each.path("service_name").asText())
                .toList();
    }

    private static JsonNode mountStatements() {
        return statements(only(small, "aws_efs_file_system_policy").path("policy"));
    }

    private static void refusesEveryMount(JsonNode statement) {
        assertThat(statement.path("Effect").asText()).isEqualTo("Deny");
        assertThat(statement.at("/Principal/AWS/0").asText()).isEqualTo("*");
        assertThat(uses(statement, "elasticfilesystem:ClientMount")).isTrue();
    }

    private static boolean uses(JsonNode statement, String action) {
        for (JsonNode each : statement.path("Action")) {
            if (each.asText().equals(action)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode statements(JsonNode policy) {
        try {
            return new ObjectMapper().readTree(policy.asText()).path("Statement");
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + policy, e);
        }
    }

    private static JsonNode only(Synthesised stacks, String type) {
        assertThat(all(stacks, type)).hasSize(1);
        return all(stacks, type).iterator().next();
    }

    private static Collection<JsonNode> all(Synthesised stacks, String type) {
        Map<String, JsonNode> found = stacks.resources(StackName.FOUNDATION, type);
        return found.values();
    }
}
