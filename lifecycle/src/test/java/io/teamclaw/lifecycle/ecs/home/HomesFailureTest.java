package io.teamclaw.lifecycle.ecs.home;

import static io.teamclaw.lifecycle.ecs.home.HomesAccount.ADA;
import static io.teamclaw.lifecycle.ecs.home.HomesAccount.RED;
import static io.teamclaw.lifecycle.ecs.home.HomesAccount.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.lifecycle.workspaces.Failure;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.efs.model.AccessPointLimitExceededException;
import software.amazon.awssdk.services.efs.model.CreateAccessPointRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** What people are told when AWS refuses. */
class HomesFailureTest {
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
    void aFullAccountSaysThatItIsTheQuotaOfRoles() {
        Failure failure =
                failureWhen("CreateRole", LimitExceededException.builder().message("secret"));

        assertThat(failure.kind()).isEqualTo(FailureKind.QUOTA);
        assertThat(failure.cause()).contains("1,000").contains("asks AWS").doesNotContain("secret");
    }

    @Test
    void aFullFileSystemSaysThatItIsTheQuotaOfAccessPoints() {
        Failure failure =
                failureWhen("CreateAccessPoint", AccessPointLimitExceededException.builder());

        assertThat(failure.kind()).isEqualTo(FailureKind.QUOTA);
        assertThat(failure.cause()).contains("access points").contains("removes workspaces");
    }

    @Test
    void aMissingPermissionIsTheAdministrators() {
        Failure failure =
                failureWhen(
                        "RegisterTaskDefinition",
                        EcsException.builder()
                                .statusCode(400)
                                .awsErrorDetails(details("AccessDeniedException")));

        assertThat(failure.kind()).isEqualTo(FailureKind.PERMISSION);
        assertThat(failure.cause()).contains("administrator");
    }

    @Test
    void throttlingThatOutlivesTheRetriesIsTheServices() {
        Failure failure =
                failureWhen(
                        "GetRole",
                        IamException.builder()
                                .statusCode(400)
                                .awsErrorDetails(details("Throttling")));

        assertThat(failure.kind()).isEqualTo(FailureKind.SERVICE);
        assertThat(failure.cause()).contains("Try again");
    }

    @Test
    void aForeignRoleOfThatNameIsNeitherUsedNorChanged() {
        account.iam.createRole(
                request ->
                        request.roleName("teamclaw-user-test-ada")
                                .path("/teamclaw/test/workspaces/")
                                .assumeRolePolicyDocument("{}"));

        Failure failure = failure();

        assertThat(failure.kind()).isEqualTo(FailureKind.PERMISSION);
        assertThat(failure.cause())
                .contains("teamclaw-user-test-ada")
                .contains("An administrator removes it");
        assertThat(account.calls.names())
                .doesNotContain("Iam.PutRolePolicy", "Iam.TagRole", "Ecs.RegisterTaskDefinition");
    }

    @Test
    void aRoleWithAnotherPersonsTagIsNotTakenForThisOnes() {
        account.iam.createRole(
                request ->
                        request.roleName("teamclaw-user-test-ada")
                                .path("/teamclaw/test/workspaces/")
                                .permissionsBoundary(account.platform.boundaryArn())
                                .tags(tag -> tag.key("userId").value("bob"))
                                .assumeRolePolicyDocument("{}"));

        assertThat(failure().kind()).isEqualTo(FailureKind.PERMISSION);
    }

    @Test
    void anAccessPointOfAnotherFolderUnderOurTokenIsNotUsed() {
        account.efs.createAccessPoint(
                request ->
                        request.clientToken("teamclaw-user-test-ada")
                                .fileSystemId(account.platform.fileSystemId())
                                .posixUser(user -> user.uid(1000L).gid(1000L))
                                .rootDirectory(root -> root.path("/users/bob"))
                                .tags(
                                        HomesAccount.tag("userId", "ada"),
                                        HomesAccount.tag("Environment", "test")));

        Failure failure = failure();

        assertThat(failure.kind()).isEqualTo(FailureKind.PERMISSION);
        assertThat(failure.cause()).contains("/users/ada").contains("An administrator removes it");
        assertThat(account.calls.of(CreateRoleRequest.class)).isEmpty();
    }

    @Test
    void theTemplatesIdIsNobodys() {
        TaskStartException refusal =
                catchThrowableOfType(
                        TaskStartException.class,
                        () -> account.homes().provision(person(new UserId("template"), RED)));

        assertThat(refusal.failure().kind()).isEqualTo(FailureKind.OWNER);
        assertThat(account.calls.all()).isEmpty();
    }

    @Test
    void aRoleThatIamDoesNotShowEverywhereYetIsWaitedFor() {
        int[] refusals = {2};
        account.calls.before(
                (number, call) -> {
                    if (call.operation().equals("PutRolePolicy") && refusals[0]-- > 0) {
                        throw NoSuchEntityException.builder().message("not yet").build();
                    }
                });

        account.homes().provision(person(ADA, RED));

        assertThat(account.calls.names().stream().filter("Iam.PutRolePolicy"::equals)).hasSize(3);
    }

    @Test
    void aHomeThatIsOnItsWayOutIsMadeAnewOnceItIsGone() {
        account.homes().provision(person(ADA, RED));
        String first = account.accessPointsOf("/users/ada").getFirst().accessPointId();
        account.efs.deleteAccessPoint(request -> request.accessPointId(first));
        account.calls.reset();

        account.homes().provision(person(ADA, RED));

        assertThat(account.calls.of(CreateAccessPointRequest.class)).isNotEmpty();
        assertThat(account.accessPointsOf("/users/ada"))
                .singleElement()
                .matches(each -> !each.accessPointId().equals(first));
    }

    @Test
    void whatAwsDoesNotAcceptIsNotTriedAgainAndTheAdministrators() {
        Failure failure =
                failureWhen(
                        "RegisterTaskDefinition",
                        EcsException.builder()
                                .statusCode(400)
                                .awsErrorDetails(details("ClientException")));

        assertThat(failure.kind()).isEqualTo(FailureKind.INTERNAL);
        assertThat(failure.cause()).contains("Tell your administrator").doesNotContain("refused");
    }

    @Test
    void aRoleThatEcsDoesNotSeeYetIsWaitedForBeforeItsDefinition() {
        refuseTwice(
                "RegisterTaskDefinition",
                ecs(
                        "AccessDeniedException",
                        "User: x is not authorized to perform: iam:PassRole on resource: y"));

        account.homes().provision(person(ADA, RED));

        assertThat(registrations()).isEqualTo(3);
    }

    @Test
    void whoRegistersAtTheSameTimeAsOthersBacksOff() {
        refuseTwice(
                "RegisterTaskDefinition",
                ecs(
                        "ClientException",
                        "Too many concurrent attempts to create a new revision of the specified"
                                + " family."));

        account.homes().provision(person(ADA, RED));

        assertThat(registrations()).isEqualTo(3);
    }

    @Test
    void whatAnotherRegisteredMeanwhileIsTakenInsteadOfOneMore() {
        AtomicReference<String> others = new AtomicReference<>();
        account.calls.before(
                (number, call) -> {
                    if (call.operation().equals("RegisterTaskDefinition")) {
                        account.calls.before((position, each) -> {});
                        others.set(account.homes().provision(person(ADA, RED)));
                        throw ecs("ClientException", "Too many concurrent attempts").build();
                    }
                });

        assertThat(account.homes().provision(person(ADA, RED))).isEqualTo(others.get());
        assertThat(registrations()).isEqualTo(2);
    }

    @Test
    void aTaskThatDeletesFilesWaitsUntilEcsSeesItsRole() {
        account.homes().provision(person(ADA, RED));
        refuseTwice("RunTask", ecs("AccessDeniedException", "not authorized: iam:PassRole"));

        account.homes().deprovision(ADA, true);

        assertThat(account.calls.of(RunTaskRequest.class)).hasSize(3);
    }

    @Test
    void aRoleThatIamStillSeesAPolicyOfIsDeletedOnceItSeesNone() {
        account.homes().provision(person(ADA, RED));
        refuseTwice("DeleteRole", DeleteConflictException.builder().message("policies first"));

        account.homes().deprovision(ADA, false);

        assertThat(account.roleNames()).isEmpty();
    }

    private void refuseTwice(String operation, SdkException.Builder refusal) {
        int[] refusals = {2};
        account.calls.before(
                (number, call) -> {
                    if (call.operation().equals(operation) && refusals[0]-- > 0) {
                        throw refusal.build();
                    }
                });
    }

    private static SdkException.Builder ecs(String code, String message) {
        return EcsException.builder()
                .statusCode(400)
                .message(message)
                .awsErrorDetails(
                        AwsErrorDetails.builder().errorCode(code).errorMessage(message).build());
    }

    private int registrations() {
        return account.calls.of(RegisterTaskDefinitionRequest.class).size();
    }

    private Failure failureWhen(String operation, SdkException.Builder refusal) {
        account.calls.before(
                (number, call) -> {
                    if (call.operation().equals(operation)) {
                        throw refusal.build();
                    }
                });
        return failure();
    }

    private Failure failure() {
        return catchThrowableOfType(
                        TaskStartException.class, () -> account.homes().provision(person(ADA, RED)))
                .failure();
    }

    private static AwsErrorDetails details(String code) {
        return AwsErrorDetails.builder().errorCode(code).errorMessage("refused").build();
    }
}
