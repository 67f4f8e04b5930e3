package io.teamclaw.lifecycle.ecs.home;

import static io.teamclaw.lifecycle.ecs.home.HomesAccount.ADA;
import static io.teamclaw.lifecycle.ecs.home.HomesAccount.BLUE;
import static io.teamclaw.lifecycle.ecs.home.HomesAccount.NOW;
import static io.teamclaw.lifecycle.ecs.home.HomesAccount.RED;
import static io.teamclaw.lifecycle.ecs.home.HomesAccount.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.iam.WorkspacePermissions;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.lifecycle.testing.AtOnce;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.efs.model.CreateAccessPointRequest;
import software.amazon.awssdk.services.efs.model.LifeCycleState;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;

class HomesProvisionTest {
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
    void aHomeIsAnAccessPointOfThePersonsFolderAsOpenClawsUser() {
        account.homes().provision(person(ADA, RED));

        CreateAccessPointRequest home = created("/users/ada");
        assertThat(home.fileSystemId()).isEqualTo(account.platform.fileSystemId());
        assertThat(home.clientToken()).isEqualTo("teamclaw-user-test-ada");
        assertThat(home.posixUser().uid()).isEqualTo(1000);
        assertThat(home.posixUser().gid()).isEqualTo(1000);
        assertThat(home.rootDirectory().creationInfo().ownerUid()).isEqualTo(1000);
        assertThat(home.rootDirectory().creationInfo().ownerGid()).isEqualTo(1000);
        assertThat(home.rootDirectory().creationInfo().permissions()).isEqualTo("0750");
        assertThat(Folder.tags(home.tags()))
                .isEqualTo(
                        Map.of(
                                "userId", "ada",
                                "Environment", "test",
                                "createdAt", NOW.toString()));
        assertThat(account.accessPointsOf("/users/ada"))
                .singleElement()
                .matches(each -> each.lifeCycleState() == LifeCycleState.AVAILABLE);
    }

    @Test
    void aTeamsFolderIsMadeOnceForAllOfTheTeam() {
        account.homes().provision(person(ADA, RED));
        account.homes().provision(person(new UserId("bob"), RED));

        CreateAccessPointRequest team = created("/teams/red");
        assertThat(team.clientToken()).isEqualTo("teamclaw-team-test-red");
        assertThat(team.rootDirectory().creationInfo().permissions()).isEqualTo("0755");
        assertThat(Folder.tags(team.tags()))
                .isEqualTo(
                        Map.of(
                                "teamId", "red",
                                "Environment", "test",
                                "createdAt", NOW.toString()));
        assertThat(account.accessPointsOf("/teams/red")).hasSize(1);
    }

    @Test
    void theRoleIsBelowTheWorkspacesPathWithinTheirBoundaryAndMountsThisHomeAlone() {
        account.homes().provision(person(ADA, RED));

        CreateRoleRequest role = account.calls.only(CreateRoleRequest.class);
        assertThat(role.roleName()).isEqualTo("teamclaw-user-test-ada");
        assertThat(role.path()).isEqualTo("/teamclaw/test/workspaces/");
        assertThat(role.permissionsBoundary()).isEqualTo(account.platform.boundaryArn());
        assertThat(role.assumeRolePolicyDocument())
                .isEqualTo(WorkspacePermissions.trust("123456789012").json());
        assertThat(account.roleTags("teamclaw-user-test-ada"))
                .isEqualTo(
                        Map.of(
                                "userId", "ada",
                                "teamId", "red",
                                "Environment", "test",
                                "createdAt", NOW.toString()));
        PutRolePolicyRequest policy = account.calls.only(PutRolePolicyRequest.class);
        assertThat(policy.roleName()).isEqualTo("teamclaw-user-test-ada");
        assertThat(policy.policyDocument())
                .isEqualTo(account.policy(idOf("/users/ada"), idOf("/teams/red")));
    }

    @Test
    void theTaskDefinitionIsOfThePersonsFamilyAndTagged() {
        String arn = account.homes().provision(person(ADA, RED));

        assertThat(account.definition(arn).family()).isEqualTo("teamclaw-user-test-ada");
        assertThat(account.definitionTags(arn))
                .containsEntry("userId", "ada")
                .containsEntry("Environment", "test")
                .containsEntry("createdAt", NOW.toString())
                .containsKey("fingerprint");
    }

    @Test
    void aRepeatedProvisionReadsAndWritesNothing() {
        String first = account.homes().provision(person(ADA, RED));
        account.calls.reset();

        String second = account.homes().provision(person(ADA, RED));

        assertThat(second).isEqualTo(first);
        assertThat(account.calls.names())
                .containsExactly(
                        "Ecs.DescribeTaskDefinition",
                        "Ecs.DescribeTaskDefinition",
                        "Efs.DescribeAccessPoints",
                        "Efs.DescribeAccessPoints",
                        "Iam.GetRole",
                        "Iam.GetRolePolicy");
    }

    @Test
    void theTemplateIsReadOnceByAProcess() {
        Homes homes = account.homes();
        homes.provision(person(ADA, RED));
        account.calls.reset();

        homes.provision(person(ADA, RED));

        assertThat(account.calls.names()).containsOnlyOnce("Ecs.DescribeTaskDefinition");
    }

    @Test
    void manyAtOnceMakeOneOfEach() throws Exception {
        List<String> arns = AtOnce.run(8, number -> account.homes().provision(person(ADA, RED)));

        assertThat(account.roleNames()).containsExactly("teamclaw-user-test-ada");
        assertThat(account.accessPointsOf("/users/ada")).hasSize(1);
        assertThat(account.accessPointsOf("/teams/red")).hasSize(1);
        assertThat(
                        new HashSet<>(arns)
                                .stream()
                                        .map(arn -> account.definitionTags(arn).get("fingerprint"))
                                        .collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(arns).contains(account.homes().provision(person(ADA, RED)));
    }

    @Test
    void whoChangesTeamsGetsTheOtherTeamsFolderAndTag() {
        account.homes().provision(person(ADA, RED));
        account.calls.reset();

        String arn = account.homes().provision(person(ADA, BLUE));

        assertThat(account.calls.of(CreateRoleRequest.class)).isEmpty();
        assertThat(account.calls.only(TagRoleRequest.class).tags())
                .singleElement()
                .matches(tag -> tag.key().equals("teamId") && tag.value().equals("blue"));
        assertThat(account.calls.only(PutRolePolicyRequest.class).policyDocument())
                .isEqualTo(account.policy(idOf("/users/ada"), idOf("/teams/blue")));
        Definition definition = new Definition(account.definition(arn), List.of());
        assertThat(definition.accessPoint("team")).contains(idOf("/teams/blue"));
        assertThat(definition.accessPoint("home")).contains(idOf("/users/ada"));
        assertThat(account.accessPointsOf("/users/ada")).hasSize(1);
    }

    @Test
    void aNewTemplateMakesANewRevisionAndNothingElse() {
        String first = account.homes().provision(person(ADA, RED));
        var changed = account.withNewTemplate();
        account.calls.reset();

        String second = account.homes(changed).provision(person(ADA, RED));

        assertThat(second).isNotEqualTo(first).startsWith(first.substring(0, first.length() - 1));
        assertThat(account.calls.names())
                .contains("Ecs.RegisterTaskDefinition")
                .noneMatch(name -> name.matches(".*\\.(Create|Put|Tag).*"));
    }

    @Test
    void aPolicyThatSomebodyChangedIsPutRight() {
        account.homes().provision(person(ADA, RED));
        account.iam.putRolePolicy(
                request ->
                        request.roleName("teamclaw-user-test-ada")
                                .policyName("workspace")
                                .policyDocument(account.policy("fsap-else", "fsap-else")));

        account.homes().provision(person(ADA, RED));

        assertThat(account.calls.of(PutRolePolicyRequest.class)).hasSize(2);
    }

    @Test
    void whatSomebodyRemovedIsMadeAgain() {
        String first = account.homes().provision(person(ADA, RED));
        String home = idOf("/users/ada");
        account.efs.deleteAccessPoint(request -> request.accessPointId(home));

        String second = account.homes().provision(person(ADA, RED));

        assertThat(idOf("/users/ada")).isNotEqualTo(home);
        assertThat(second).isNotEqualTo(first);
        assertThat(new Definition(account.definition(second), List.of()).accessPoint("home"))
                .contains(idOf("/users/ada"));
        assertThat(account.calls.of(RegisterTaskDefinitionRequest.class)).hasSize(2);
    }

    private CreateAccessPointRequest created(String path) {
        List<CreateAccessPointRequest> requests =
                account.calls.of(CreateAccessPointRequest.class).stream()
                        .filter(each -> each.rootDirectory().path().equals(path))
                        .toList();
        assertThat(new HashSet<>(requests)).hasSize(1);
        return requests.getFirst();
    }

    private String idOf(String path) {
        assertThat(account.accessPointsOf(path)).hasSize(1);
        return account.accessPointsOf(path).getFirst().accessPointId();
    }
}
