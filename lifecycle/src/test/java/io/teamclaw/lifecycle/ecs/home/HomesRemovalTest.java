package io.teamclaw.lifecycle.ecs.home;

import static io.teamclaw.lifecycle.ecs.home.HomesAccount.ADA;
import static io.teamclaw.lifecycle.ecs.home.HomesAccount.RED;
import static io.teamclaw.lifecycle.ecs.home.HomesAccount.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

class HomesRemovalTest {
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
    void aRemovalThatKeepsFilesRunsNothingAndLeavesNothingOfThePersonBehind() {
        provisionAda();

        account.homes().deprovision(ADA, false);

        assertThat(account.calls.of(RunTaskRequest.class)).isEmpty();
        assertNothingIsLeft();
    }

    @Test
    void whatIsOthersStays() {
        account.homes().provision(person(new UserId("bob"), RED));
        provisionAda();

        account.homes().deprovision(ADA, true);

        assertThat(account.roleNames()).containsExactly("teamclaw-user-test-bob");
        assertThat(account.accessPointsOf("/users/bob")).hasSize(1);
        assertThat(account.accessPointsOf("/teams/red")).hasSize(1);
        assertThat(account.accessPointsOf("/users/template")).hasSize(1);
        assertThat(account.accessPointsOf("/system")).hasSize(1);
    }

    @Test
    void filesAreDeletedByATaskOfThePersonsOwnBeforeAnythingElseGoes() {
        provisionAda();

        account.homes().deprovision(ADA, true);

        RunTaskRequest run = account.calls.only(RunTaskRequest.class);
        assertThat(run.cluster()).isEqualTo(account.platform.clusterArn());
        assertThat(run.startedBy()).isEqualTo("wipe");
        assertThat(run.capacityProviderStrategy())
                .singleElement()
                .matches(each -> each.capacityProvider().equals("FARGATE"));
        var network = run.networkConfiguration().awsvpcConfiguration();
        assertThat(network.subnets()).isEqualTo(account.platform.subnetIds());
        assertThat(network.securityGroups()).containsExactly("sg-workspaces");
        assertThat(network.assignPublicIpAsString()).isEqualTo("DISABLED");
        assertThat(run.tags().stream().map(each -> each.key()))
                .containsExactlyInAnyOrder("userId", "Environment", "createdAt");
        assertThat(account.calls.names().indexOf("Iam.DeleteRole"))
                .isGreaterThan(account.calls.names().lastIndexOf("Ecs.DescribeTasks"));
        assertNothingIsLeft();
    }

    @Test
    void theTaskThatDeletesIsOneContainerWithNothingButTheHome() {
        provisionAda();
        String home = account.accessPointsOf("/users/ada").getFirst().accessPointId();

        account.homes().deprovision(ADA, true);

        TaskDefinition wipe =
                account.definition(account.calls.only(RunTaskRequest.class).taskDefinition());
        assertThat(wipe.family()).isEqualTo("teamclaw-user-test-ada");
        assertThat(wipe.taskRoleArn()).endsWith("/workspaces/teamclaw-user-test-ada");
        assertThat(wipe.runtimePlatform().cpuArchitectureAsString()).isEqualTo("ARM64");
        assertThat(wipe.volumes()).hasSize(1);
        assertThat(Definition.accessPoint(wipe, "home")).contains(home);
        assertThat(wipe.containerDefinitions()).hasSize(1);
        ContainerDefinition container = wipe.containerDefinitions().getFirst();
        assertThat(container.image()).isEqualTo("ghcr.io/openclaw/openclaw:2026.9.6");
        assertThat(container.user()).isEqualTo("1000:1000");
        assertThat(container.readonlyRootFilesystem()).isTrue();
        assertThat(container.linuxParameters().capabilities().drop()).containsExactly("ALL");
        assertThat(container.environment()).isEmpty();
        assertThat(container.secrets()).isEmpty();
        assertThat(container.mountPoints())
                .singleElement()
                .matches(each -> each.containerPath().equals("/home/node"));
        assertThat(container.command().getLast()).isEqualTo("/home/node");
    }

    @Test
    void filesThatCouldNotBeDeletedKeepTheirHomeAndTheNextRemovalTriesAgain() throws Exception {
        provisionAda();
        account.calls.after(
                (number, call) -> {
                    if (call.operation().equals("RunTask")) {
                        endWipe(1);
                    }
                });

        assertThatThrownBy(() -> account.homes().deprovision(ADA, true))
                .isInstanceOf(TaskStartException.class)
                .hasMessageContaining("could not all be deleted");
        assertThat(account.accessPointsOf("/users/ada")).hasSize(1);
        assertThat(account.roleNames()).hasSize(1);
        String token = account.calls.only(RunTaskRequest.class).clientToken();
        account.calls.reset();

        account.homes().deprovision(ADA, true);

        assertThat(account.calls.only(RunTaskRequest.class).clientToken()).isNotEqualTo(token);
        assertNothingIsLeft();
    }

    @Test
    void aTaskThatStillDeletesIsWaitedForAndNotDoubled() {
        provisionAda();
        account.calls.after(
                (number, call) -> {
                    if (call.operation().equals("RunTask")) {
                        throw new IllegalStateException("nobody waited");
                    }
                });
        assertThatThrownBy(() -> account.homes().deprovision(ADA, true))
                .hasMessage("nobody waited");
        account.calls.reset();

        account.homes().deprovision(ADA, true);

        assertThat(account.calls.of(RunTaskRequest.class)).isEmpty();
        assertNothingIsLeft();
    }

    @Test
    void whoAsksForTheSameTaskAgainAsksWithTheSameToken() {
        provisionAda();
        account.calls.before(
                (number, call) -> {
                    if (call.operation().equals("RunTask")) {
                        throw new IllegalStateException("nobody knows");
                    }
                });
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> account.homes().deprovision(ADA, true))
                    .hasMessage("nobody knows");
        }

        assertThat(account.calls.of(RunTaskRequest.class))
                .extracting(RunTaskRequest::clientToken)
                .hasSize(2)
                .doesNotContainNull()
                .matches(tokens -> tokens.get(0).equals(tokens.get(1)))
                .allMatch(token -> token.length() == 64);
    }

    @Test
    void theFilesOfAWorkspaceThatStillRunsAreNotTouched() {
        String arn = provisionAda();
        account.ecs.runTask(
                request ->
                        request.cluster("teamclaw-test")
                                .taskDefinition(arn)
                                .startedBy("attempt-1")
                                .networkConfiguration(
                                        network ->
                                                network.awsvpcConfiguration(
                                                        vpc -> vpc.subnets("subnet-a"))));

        assertThatThrownBy(() -> account.homes().deprovision(ADA, true))
                .isInstanceOf(TaskStartException.class)
                .hasMessageContaining("still runs");
        assertThat(account.accessPointsOf("/users/ada")).hasSize(1);
    }

    @Test
    void filesThatAnEarlierRemovalKeptAreDeletedByALaterOne() {
        provisionAda();
        account.homes().deprovision(ADA, false);
        account.calls.reset();

        account.homes().deprovision(ADA, true);

        assertThat(account.calls.of(RunTaskRequest.class)).hasSize(1);
        assertNothingIsLeft();
    }

    @Test
    void whoNeverHadAWorkspaceIsRemovedWithoutATask() {
        account.homes().deprovision(ADA, true);

        assertThat(account.calls.names())
                .containsExactly(
                        "Ecs.DescribeTaskDefinition", "Iam.GetRole", "Efs.DescribeAccessPoints");
    }

    @Test
    void aRemovedWorkspaceCanBeMadeAgain() {
        String first = provisionAda();
        account.homes().deprovision(ADA, true);

        String second = account.homes().provision(person(ADA, RED));

        assertThat(second).isNotEqualTo(first);
        assertThat(account.definition(second).containerDefinitions()).hasSize(2);
        assertThat(account.accessPointsOf("/users/ada")).hasSize(1);
    }

    @Test
    void aForeignRoleOfThatNameStays() {
        account.iam.createRole(
                request ->
                        request.roleName("teamclaw-user-test-ada")
                                .path("/else/")
                                .assumeRolePolicyDocument("{}"));

        account.homes().deprovision(ADA, false);

        assertThat(account.iam.getRole(request -> request.roleName("teamclaw-user-test-ada")))
                .isNotNull();
        assertThat(account.calls.names()).doesNotContain("Iam.DeleteRole");
    }

    private String provisionAda() {
        String arn = account.homes().provision(person(ADA, RED));
        account.calls.reset();
        return arn;
    }

    private void endWipe(int exitCode) {
        try {
            server.endTasks(
                    "{\"startedBy\":\"wipe\",\"stopCode\":\"EssentialContainerExited\","
                            + "\"containers\":{\"wipe\":{\"exitCode\":"
                            + exitCode
                            + "}}}");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void assertNothingIsLeft() {
        assertThat(account.roleNames()).isEqualTo(List.of());
        assertThat(account.accessPointsOf("/users/ada")).isEmpty();
    }
}
