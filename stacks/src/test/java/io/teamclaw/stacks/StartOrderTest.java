package io.teamclaw.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.stacks.testing.Deployments;
import io.teamclaw.stacks.testing.Synthesised;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What works as soon as it is made has by then all that it works with. */
class StartOrderTest {
    private static final String POLICY = "aws_iam_role_policy";
    private static final String EGRESS = "aws_vpc_security_group_egress_rule";
    private static final String INGRESS = "aws_vpc_security_group_ingress_rule";

    private static Synthesised stacks;

    /** A resource and where it stands. */
    private record Part(StackName stack, String name, JsonNode body) {
        List<String> needs() {
            return texts(body.path("depends_on")).toList();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void synthesise() {
        stacks = Synthesised.of(Deployments.large());
    }

    static List<Part> services() {
        return parts("aws_ecs_service");
    }

    static List<Part> functions() {
        return parts("aws_lambda_function");
    }

    static List<Part> flowLogs() {
        return parts("aws_flow_log");
    }

    static List<Part> targets() {
        return parts("aws_cloudwatch_event_target");
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceStartsTasksWhenBothItsRolesAndItsWaysAreThere(Part service) {
        JsonNode task = referred(service, service.body().path("task_definition").asText());

        assertThat(service.needs())
                .containsAll(policies(service, task.path("task_role_arn").asText()))
                .containsAll(policies(service, task.path("execution_role_arn").asText()))
                .containsAll(
                        ways(service, service.body().at("/network_configuration/security_groups")));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aFunctionStartsWhenItsRoleAndItsWaysAreThere(Part function) {
        assertThat(function.needs())
                .containsAll(policies(function, function.body().path("role").asText()));
        JsonNode groups = function.body().at("/vpc_config/security_group_ids");
        if (!groups.isMissingNode()) {
            assertThat(function.needs()).containsAll(ways(function, groups));
        }
    }

    @ParameterizedTest
    @MethodSource("flowLogs")
    void aFlowLogStartsWhenItMayWrite(Part log) {
        assertThat(log.needs())
                .containsAll(policies(log, log.body().path("iam_role_arn").asText()));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void eventsComeWhenTheFunctionAndTheDeadLettersTakeThem(Part target) {
        String rule = target.body().path("rule").asText().replace(".name}", ".arn}");

        assertThat(target.needs())
                .containsAll(
                        names(
                                target,
                                "aws_lambda_permission",
                                each -> each.path("source_arn").asText().equals(rule)))
                .containsAll(names(target, "aws_sqs_queue_policy", each -> true));
    }

    /** Those of the role that is referred to by its ARN. */
    private static List<String> policies(Part part, String roleArn) {
        String role = roleArn.replace(".arn}", ".name}");
        return names(part, POLICY, each -> each.path("role").asText().equals(role));
    }

    /** In, and out to AWS. */
    private static List<String> ways(Part part, JsonNode groups) {
        List<String> ids = texts(groups).toList();
        Predicate<JsonNode> own = each -> ids.contains(each.path("security_group_id").asText());
        Stream<String> out = names(part, EGRESS, own.and(each -> each.has("cidr_ipv4"))).stream();
        boolean isReached = part.body().has("load_balancer");
        Stream<String> in = isReached ? names(part, INGRESS, own).stream() : Stream.of();
        return Stream.concat(out, in).toList();
    }

    /** As {@code depends_on} names them; there is one at least. */
    private static List<String> names(Part part, String type, Predicate<JsonNode> which) {
        List<String> names =
                stacks.resources(part.stack(), type).entrySet().stream()
                        .filter(each -> which.test(each.getValue()))
                        .map(each -> type + "." + each.getKey())
                        .toList();
        assertThat(names).as(type).isNotEmpty();
        return names;
    }

    private static JsonNode referred(Part part, String reference) {
        String[] names = reference.replace("${", "").split("\\.");
        return stacks.resources(part.stack(), names[0]).get(names[1]);
    }

    private static List<Part> parts(String type) {
        return Stream.of(StackName.values())
                .flatMap(
                        stack ->
                                stacks.resources(stack, type).entrySet().stream()
                                        .map(each -> part(stack, each)))
                .toList();
    }

    private static Part part(StackName stack, Map.Entry<String, JsonNode> resource) {
        return new Part(stack, resource.getKey(), resource.getValue());
    }

    private static Stream<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }
}
