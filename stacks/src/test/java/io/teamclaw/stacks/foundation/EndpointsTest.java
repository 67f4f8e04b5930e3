package io.teamclaw.stacks.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.stacks.testing.Deployments;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EndpointsTest {
    private static Foundation small;
    private static Foundation large;

    @BeforeAll
    static void synthesise() {
        small = Foundation.of(Deployments.small());
        large = Foundation.of(Deployments.large());
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
        assertThat(large.all("aws_vpc_endpoint"))
                .filteredOn(each -> each.path("vpc_endpoint_type").asText().equals("Gateway"))
                .allMatch(each -> each.path("route_table_ids").size() == 3);
    }

    @Test
    void theDynamoDbEndpointLeadsToThisEnvironmentsTablesOnly() {
        JsonNode endpoint =
                small.all("aws_vpc_endpoint").stream()
                        .filter(each -> each.path("service_name").asText().endsWith("dynamodb"))
                        .findFirst()
                        .orElseThrow();
        JsonNode statements = Foundation.statements(endpoint.path("policy"));
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

    private static List<String> endpoints(Foundation stacks, String type) {
        return stacks.all("aws_vpc_endpoint").stream()
                .filter(each -> each.path("vpc_endpoint_type").asText().equals(type))
                .map(each -> each.path("service_name").asText())
                .toList();
    }
}
