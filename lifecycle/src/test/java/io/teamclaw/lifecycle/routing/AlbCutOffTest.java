package io.teamclaw.lifecycle.routing;

import static io.teamclaw.lifecycle.routing.EmulatedBalancer.TASK;
import static io.teamclaw.lifecycle.routing.EmulatedBalancer.address;
import static io.teamclaw.lifecycle.routing.EmulatedBalancer.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.lifecycle.users.User;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The points of interruption are the recorded calls themselves. */
class AlbCutOffTest {
    private static final User ADA = person("ada");
    private static final User BOB = person("bob");

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
    void finishesARouteThatWasCutOffAfterAnyOfItsCalls() {
        int calls = callsOf(() -> route(ADA, "10.0.1.5"));
        assertThat(calls).isGreaterThan(8);
        for (int after = 1; after <= calls; after++) {
            aws.clear();
            killedAfter(after, () -> route(ADA, "10.0.1.5"));

            route(ADA, "10.0.1.5");

            assertAdaAloneAt("10.0.1.5");
        }
    }

    @Test
    void finishesAMoveToAnAddressThatAnotherHadAfterAnyOfItsCalls() {
        atOthers();
        int calls = callsOf(() -> route(ADA, "10.0.1.6"));
        for (int after = 1; after <= calls; after++) {
            aws.clear();
            atOthers();
            killedAfter(after, () -> route(ADA, "10.0.1.6"));

            route(ADA, "10.0.1.6");

            for (var group : aws.groups()) {
                String arn = group.targetGroupArn();
                boolean adas = aws.tags(arn).get("userId").equals("ada");
                assertThat(aws.targets(arn))
                        .as("after call %s", after)
                        .isEqualTo(adas ? List.of("10.0.1.6:18789") : List.of());
            }
        }
    }

    private static void atOthers() {
        route(BOB, "10.0.1.6");
        route(ADA, "10.0.1.5");
    }

    @Test
    void leavesNothingOfWhatWasCutOffAndThenTakenAway() {
        int calls = callsOf(() -> route(ADA, "10.0.1.5"));
        for (int after = 1; after <= calls; after++) {
            aws.clear();
            killedAfter(after, () -> route(ADA, "10.0.1.5"));

            aws.routing.unroute(ADA.id());

            assertThat(aws.rules()).as("after call %s", after).isEmpty();
            assertThat(aws.groups()).as("after call %s", after).isEmpty();
        }
    }

    @Test
    void finishesARemovalThatWasCutOffAfterAnyOfItsCalls() {
        route(ADA, "10.0.1.5");
        int calls = callsOf(() -> aws.routing.unroute(ADA.id()));
        assertThat(calls).isGreaterThan(4);
        for (int after = 1; after <= calls; after++) {
            aws.clear();
            route(ADA, "10.0.1.5");
            killedAfter(after, () -> aws.routing.unroute(ADA.id()));

            aws.routing.unroute(ADA.id());

            assertThat(aws.rules()).as("after call %s", after).isEmpty();
            assertThat(aws.groups()).as("after call %s", after).isEmpty();
        }
    }

    private static int callsOf(Runnable work) {
        aws.calls.forget();
        work.run();
        return aws.calls.answered();
    }

    private static void killedAfter(int calls, Runnable work) {
        aws.calls.killAfter(calls);
        assertThatThrownBy(work::run).isInstanceOf(BalancerCalls.Killed.class);
        aws.calls.killNobody();
    }

    private static void route(User person, String host) {
        aws.routing.route(person, TASK, address(host));
    }

    private static void assertAdaAloneAt(String host) {
        assertThat(aws.rules()).hasSize(1);
        assertThat(aws.groups()).hasSize(1);
        assertThat(aws.targets(aws.groups().get(0).targetGroupArn()))
                .containsExactly(host + ":18789");
    }
}
