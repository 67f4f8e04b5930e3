package io.teamclaw.lifecycle.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.lifecycle.workspaces.Inventory;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsPlatformTest {
    /** The SDK's own name of AWS_REGION among Java's properties. */
    private static final String REGION = "aws.region";

    private final Map<String, String> variables = new HashMap<>(FunctionVariables.all());

    @BeforeEach
    void beInARegion() {
        System.setProperty(REGION, "eu-west-1");
    }

    @AfterEach
    void leave() {
        System.clearProperty(REGION);
    }

    @Test
    void looksThroughAllThatIsMadeForPeople() {
        assertThat(kinds())
                .contains(
                        "task",
                        "access-point",
                        "role",
                        "schedule",
                        "target-group",
                        "listener-rule");
    }

    @Test
    void hasNoRulesWhereTheRouterLeadsPeople() {
        variables.put("ROUTING", "ROUTER");
        variables.remove("LISTENER_ARN");
        assertThat(kinds())
                .contains("task", "role")
                .doesNotContain("target-group", "listener-rule");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TEAMCLAW_ENVIRONMENT",
                "CLUSTER_ARN",
                "ROUTING",
                "LISTENER_ARN",
                "IDLE_MINUTES",
                "LIFECYCLE_FUNCTION_ARN",
                "SCHEDULER_ROLE_ARN"
            })
    void doesNotStartWithoutAVariable(String variable) {
        variables.remove(variable);
        assertThatThrownBy(this::kinds)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(variable);
    }

    private Iterable<String> kinds() {
        return AwsPlatform.lifecycle(variables).workspaces().inventories().stream()
                .map(Inventory::kind)
                .toList();
    }
}
