package io.teamclaw.lifecycle.routing;

import static io.teamclaw.lifecycle.routing.EmulatedBalancer.NOW;
import static io.teamclaw.lifecycle.routing.EmulatedBalancer.TASK;
import static io.teamclaw.lifecycle.routing.EmulatedBalancer.address;
import static io.teamclaw.lifecycle.routing.EmulatedBalancer.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.workspaces.Activity;
import io.teamclaw.lifecycle.workspaces.Inventory;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

class AlbInventoryTest {
    private static EmulatedBalancer aws;

    @BeforeAll
    static void start() throws Exception {
        aws = EmulatedBalancer.start();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @BeforeEach
    void forget() {
        aws.clear();
    }

    @Test
    void findsRulesAndGroupsWithOwnerAndAge() {
        aws.routing.route(person("ada"), TASK, address("10.0.1.5"));
        aws.clock.advance(Duration.ofHours(1));
        aws.routing.route(person("bob"), TASK, address("10.0.1.6"));

        for (Inventory inventory : aws.routing.inventories()) {
            assertThat(inventory.growsWithPeople()).isFalse();
            Inventory.Page page = inventory.list(Optional.empty());
            assertThat(page.next()).isEmpty();
            assertThat(page.things())
                    .filteredOn(thing -> thing.owner().equals(new UserId("ada")))
                    .singleElement()
                    .satisfies(
                            thing ->
                                    assertThat(thing.madeAt())
                                            .isBefore(aws.clock.instant())
                                            .isAfterOrEqualTo(NOW));
            assertThat(page.things()).hasSize(2);
        }
        assertThat(aws.routing.inventories())
                .extracting(Inventory::kind)
                .containsExactly("listener-rule", "target-group");
    }

    @Test
    void asksForTheTagsOfTwentyAtOnce() {
        for (int i = 0; i < 25; i++) {
            String name = "tc-test-u-" + i;
            aws.client.createTargetGroup(
                    make ->
                            make.name(name)
                                    .protocol(ProtocolEnum.HTTP)
                                    .port(18789)
                                    .vpcId(aws.settings.vpcId())
                                    .targetType(TargetTypeEnum.IP)
                                    .tags(
                                            Tags.tag("userId", "ada"),
                                            Tags.tag("Environment", "test")));
        }

        assertThat(groups().list(Optional.empty()).things()).hasSize(25);

        assertThat(aws.calls.of(DescribeTagsRequest.class))
                .extracting(request -> request.resourceArns().size())
                .containsExactly(20, 5);
    }

    @Test
    void seesNothingOfOtherEnvironmentsAndOfThePlatform() {
        group("teamclaw-admin-test", "Environment", "test");
        group("tc-test-u-foreign", "Environment", "other");
        aws.client.createRule(
                make ->
                        make.listenerArn(aws.settings.listenerArn())
                                .priority(40_000)
                                .tags(Tags.tag("Environment", "test"), Tags.tag("userId", "ada"))
                                .conditions(
                                        path ->
                                                path.field("path-pattern")
                                                        .pathPatternConfig(all -> all.values("/*")))
                                .actions(
                                        answer ->
                                                answer.type(ActionTypeEnum.FIXED_RESPONSE)
                                                        .fixedResponseConfig(
                                                                text -> text.statusCode("200"))));

        for (Inventory inventory : aws.routing.inventories()) {
            assertThat(inventory.list(Optional.empty()).things()).isEmpty();
        }
    }

    @Test
    void removesWhatHasNoOwnerInAnyOrder() {
        aws.routing.route(person("ada"), TASK, address("10.0.1.5"));
        Inventory.Thing rule = rules().list(Optional.empty()).things().get(0);
        Inventory.Thing group = groups().list(Optional.empty()).things().get(0);

        groups().remove(group);
        assertThat(aws.rules()).isEmpty();
        assertThat(aws.groups()).isEmpty();

        groups().remove(group);
        rules().remove(rule);
    }

    @Test
    void passesOverWhatIsRemovedWhileItLooks() {
        aws.routing.route(person("ada"), TASK, address("10.0.1.5"));
        String gone = aws.rules().get(0).ruleArn();
        aws.routing.route(person("bob"), TASK, address("10.0.1.6"));
        String stays =
                aws.rules().stream()
                        .filter(rule -> !rule.ruleArn().equals(gone))
                        .findFirst()
                        .orElseThrow()
                        .ruleArn();
        aws.routing.unroute(new UserId("ada"));

        assertThat(new Tags(aws.client, "test", aws.clock).of(List.of(gone, stays)))
                .containsOnlyKeys(stays);
    }

    @ParameterizedTest
    @EnumSource(WorkspaceState.class)
    void wantsThemWhileTheWorkspaceIsUpOrOnItsWay(WorkspaceState state) {
        boolean wanted =
                switch (state) {
                    case PROVISIONING, STARTING, RUNNING, STOPPING -> true;
                    case ABSENT, STOPPED, FAILED -> false;
                };
        Inventory.Thing thing = new Inventory.Thing("arn", new UserId("ada"), NOW);
        for (Inventory inventory : aws.routing.inventories()) {
            assertThat(inventory.isWanted(thing, in(state))).isEqualTo(wanted);
        }
    }

    private static Workspace in(WorkspaceState state) {
        return new Workspace(
                new UserId("ada"),
                state,
                NOW,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Activity(NOW, Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty(),
                List.of(),
                1);
    }

    private static void group(String name, String key, String value) {
        aws.client.createTargetGroup(
                make ->
                        make.name(name)
                                .protocol(ProtocolEnum.HTTP)
                                .port(8080)
                                .vpcId(aws.settings.vpcId())
                                .targetType(TargetTypeEnum.IP)
                                .tags(Tags.tag("userId", "ada"), Tags.tag(key, value)));
    }

    private static Inventory rules() {
        return aws.routing.inventories().get(0);
    }

    private static Inventory groups() {
        return aws.routing.inventories().get(1);
    }
}
