package io.teamclaw.lifecycle.routing;

import static io.teamclaw.lifecycle.routing.EmulatedBalancer.TASK;
import static io.teamclaw.lifecycle.routing.EmulatedBalancer.address;
import static io.teamclaw.lifecycle.routing.EmulatedBalancer.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.lifecycle.testing.AtOnce;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

class AlbRaceTest {
    private static final int PEOPLE = 10;

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
    void givesTenPeopleWhoWantTheSamePriorityOneEach() throws Exception {
        AlbRouting routing = aws.routing(new Priorities(owner -> Priorities.LAST - 3_000));

        AtOnce.run(
                PEOPLE,
                i -> {
                    routing.route(person("person-" + i), TASK, address("10.0.2." + i));
                    return i;
                });

        Set<String> priorities = new HashSet<>();
        Set<String> paths = new HashSet<>();
        for (Rule rule : aws.rules()) {
            priorities.add(rule.priority());
            paths.addAll(RuleForm.paths(rule));
            String group = RuleForm.groups(rule).iterator().next();
            String person = aws.tags(rule.ruleArn()).get("userId");
            assertThat(RuleForm.paths(rule)).contains("/u/" + person);
            assertThat(aws.targets(group))
                    .containsExactly("10.0.2." + person.substring("person-".length()) + ":18789");
        }
        assertThat(aws.rules()).hasSize(PEOPLE);
        assertThat(priorities).hasSize(PEOPLE);
        assertThat(paths).hasSize(2 * PEOPLE);
        assertThat(aws.calls.of(CreateRuleRequest.class))
                .allMatch(
                        made ->
                                made.priority() >= Priorities.FIRST
                                        && made.priority() <= Priorities.LAST)
                .hasSizeGreaterThan(PEOPLE);
    }

    @Test
    void makesOneOfEachWhenTheSameStartIsCarriedOnByFour() throws Exception {
        AtOnce.run(
                4,
                i -> {
                    aws.routing.route(person("ada"), TASK, address("10.0.1.5"));
                    return i;
                });

        assertThat(aws.rules()).hasSize(1);
        assertThat(aws.groups()).hasSize(1);
        assertThat(aws.targets(aws.groups().get(0).targetGroupArn()))
                .containsExactly("10.0.1.5:18789");
    }

    @Test
    void staysWithinThePrioritiesOfPeopleFromAnyPlace() {
        for (int hash : new int[] {Integer.MIN_VALUE, -1, 0, 28_999, 29_000, Integer.MAX_VALUE}) {
            int priority = new Priorities(owner -> hash).first(person("ada").id());
            for (int i = 0; i < 2_000; i++) {
                assertThat(priority).isBetween(1_000, 29_999);
                priority = new Priorities().after(priority);
            }
        }
    }
}
