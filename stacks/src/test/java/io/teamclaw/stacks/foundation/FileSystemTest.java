package io.teamclaw.stacks.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.stacks.testing.Deployments;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FileSystemTest {
    private static Foundation small;
    private static Foundation large;

    @BeforeAll
    static void synthesise() {
        small = Foundation.of(Deployments.small());
        large = Foundation.of(Deployments.large());
    }

    @Test
    void theFileSystemHasAMountTargetInEachZoneAndLetsNobodyIn() {
        assertThat(small.all("aws_efs_mount_target")).hasSize(2);
        assertThat(large.all("aws_efs_mount_target")).hasSize(3);
        assertThat(small.all("aws_vpc_security_group_ingress_rule")).isEmpty();
        assertThat(small.all("aws_security_group"))
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
        JsonNode home = accessPoint("/users/template");
        assertThat(home.at("/posix_user/uid").asInt()).isEqualTo(1000);
        assertThat(home.at("/posix_user/gid").asInt()).isEqualTo(1000);
        assertThat(home.at("/root_directory/creation_info/permissions").asText()).isEqualTo("0750");
    }

    @Test
    void whatTheCompanySharesCanBeReadByWhoeverMountsIt() {
        JsonNode system = accessPoint("/system");
        assertThat(system.at("/posix_user/uid").asInt()).isEqualTo(1000);
        assertThat(system.at("/posix_user/gid").asInt()).isEqualTo(1000);
        assertThat(system.at("/root_directory/creation_info/permissions").asText())
                .isEqualTo("0755");
    }

    private static JsonNode accessPoint(String path) {
        return small.all("aws_efs_access_point").stream()
                .filter(each -> each.at("/root_directory/path").asText().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode mountStatements() {
        return Foundation.statements(small.only("aws_efs_file_system_policy").path("policy"));
    }

    private static void refusesEveryMount(JsonNode statement) {
        assertThat(statement.path("Effect").asText()).isEqualTo("Deny");
        assertThat(statement.at("/Principal/AWS/0").asText()).isEqualTo("*");
        assertThat(Foundation.uses(statement, "elasticfilesystem:ClientMount")).isTrue();
    }
}
