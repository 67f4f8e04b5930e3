package io.teamclaw.lifecycle.ecs.home;

import static io.teamclaw.lifecycle.ecs.home.HomesAccount.ADA;
import static io.teamclaw.lifecycle.ecs.home.HomesAccount.RED;
import static io.teamclaw.lifecycle.ecs.home.HomesAccount.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.lifecycle.testing.RecordedCalls.CutOff;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Whatever call the work ends at, the next one ends right. Which calls there are is recorded, so
 * that a new one is among them by itself.
 */
class HomesCutOffTest {
    @AutoClose private static MotoServer server;
    @AutoClose private HomesAccount account;

    @BeforeAll
    static void start() throws IOException {
        server = MotoServer.start();
    }

    @BeforeEach
    void open() throws Exception {
        account = HomesAccount.on(server);
    }

    @Test
    void aProvisionThatWasKilledAfterAnyCallIsFinishedByTheNext() throws Exception {
        List<String> calls = callsOfAProvision();
        assertThat(calls).contains("Efs.CreateAccessPoint", "Iam.CreateRole");
        for (int i = 0; i < calls.size(); i++) {
            reopen();
            account.calls.cutOffAfter(i);
            assertThatThrownBy(() -> account.homes().provision(person(ADA, RED)))
                    .as("after " + calls.get(i))
                    .isInstanceOf(CutOff.class);
            account.calls.reset();

            provisionedAsOne("after " + calls.get(i));
        }
    }

    @Test
    void aProvisionThatFailsAtAnyCallIsFinishedByTheNext() throws Exception {
        List<String> calls = callsOfAProvision();
        for (int i = 0; i < calls.size(); i++) {
            reopen();
            int failing = i;
            account.calls.before(
                    (number, call) -> {
                        if (number == failing) {
                            throw SdkClientException.create("timed out");
                        }
                    });
            assertThatThrownBy(() -> account.homes().provision(person(ADA, RED)))
                    .as("at " + calls.get(i))
                    .isInstanceOf(TaskStartException.class)
                    .hasMessageContaining("Try again");
            account.calls.reset();

            provisionedAsOne("at " + calls.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRemovalThatWasKilledAfterAnyCallIsFinishedByTheNext(boolean deleteFiles)
            throws Exception {
        account.homes().provision(person(ADA, RED));
        account.calls.reset();
        account.homes().deprovision(ADA, deleteFiles);
        List<String> calls = account.calls.names();
        assertThat(calls).contains("Efs.DeleteAccessPoint", "Iam.DeleteRole");
        for (int i = 0; i < calls.size(); i++) {
            reopen();
            account.homes().provision(person(ADA, RED));
            account.calls.reset();
            account.calls.cutOffAfter(i);
            assertThatThrownBy(() -> account.homes().deprovision(ADA, deleteFiles))
                    .as("after " + calls.get(i))
                    .isInstanceOf(CutOff.class);
            account.calls.reset();

            account.homes().deprovision(ADA, deleteFiles);

            assertThat(account.roleNames()).as("after " + calls.get(i)).isEmpty();
            assertThat(account.accessPointsOf("/users/ada")).as("after " + calls.get(i)).isEmpty();
        }
    }

    private List<String> callsOfAProvision() {
        account.homes().provision(person(ADA, RED));
        return account.calls.names();
    }

    private void reopen() throws Exception {
        account.close();
        account = HomesAccount.on(server);
    }

    private void provisionedAsOne(String when) {
        String arn = account.homes().provision(person(ADA, RED));

        assertThat(account.roleNames()).as(when).containsExactly("teamclaw-user-test-ada");
        assertThat(account.accessPointsOf("/users/ada")).as(when).hasSize(1);
        assertThat(account.accessPointsOf("/teams/red")).as(when).hasSize(1);
        String home = account.accessPointsOf("/users/ada").getFirst().accessPointId();
        String team = account.accessPointsOf("/teams/red").getFirst().accessPointId();
        assertThat(account.rolePolicy("teamclaw-user-test-ada"))
                .as(when)
                .isEqualTo(account.policy(home, team));
        assertThat(account.roleTags("teamclaw-user-test-ada").keySet())
                .as(when)
                .isEqualTo(Set.of("userId", "teamId", "Environment", "createdAt"));
        Definition definition = new Definition(account.definition(arn), List.of());
        assertThat(definition.accessPoint("home")).as(when).contains(home);
        assertThat(definition.accessPoint("team")).as(when).contains(team);
        assertThat(account.homes().provision(person(ADA, RED))).as(when).isEqualTo(arn);
    }
}
