package io.teamclaw.adminui.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.names.PortalGroup;
import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;

class CognitoAccountsTest {
    private static MotoServer aws;
    private static CognitoIdentityProviderClient cognito;
    private static String pool;
    private static CognitoAccounts accounts;

    @BeforeAll
    static void start() throws IOException {
        aws = MotoServer.start();
        cognito =
                CognitoIdentityProviderClient.builder()
                        .endpointOverride(aws.endpoint())
                        .region(Region.EU_WEST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("test", "test")))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build();
        pool =
                cognito.createUserPool(
                                of ->
                                        of.poolName("people")
                                                .usernameAttributes(UsernameAttributeType.EMAIL))
                        .userPool()
                        .id();
        PortalGroup.names()
                .forEach(name -> cognito.createGroup(of -> of.userPoolId(pool).groupName(name)));
        accounts = new CognitoAccounts(cognito, pool);
    }

    @AfterAll
    static void stop() {
        if (aws != null) {
            cognito.close();
            aws.close();
        }
    }

    @Test
    void anInvitedPersonHasAnAccountWithAVerifiedAddressAndTheirGroup() {
        User ada = person(Role.FINANCE);

        accounts.invite(ada);

        AdminGetUserResponse made = get(ada);
        assertThat(made.userStatus()).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
        assertThat(made.userAttributes())
                .contains(
                        attribute("email", ada.email().value()),
                        attribute("email_verified", "true"),
                        attribute("name", ada.name()));
        assertThat(groups(ada)).containsExactly("finance");
    }

    @Test
    void anInvitationCanBeSentAgain() {
        User ada = person(Role.EMPLOYEE);
        accounts.invite(ada);
        accounts.invite(ada);
        cognito.adminSetUserPassword(
                to ->
                        to.userPoolId(pool)
                                .username(ada.email().value())
                                .password("Chosen-Before-1")
                                .permanent(true));

        accounts.invite(ada);

        assertThat(get(ada).userStatus()).as("they signed in").isEqualTo(UserStatusType.CONFIRMED);
        assertThat(groups(ada)).isEmpty();
    }

    @Test
    void anotherRoleIsAnotherGroup() {
        User ada = person(Role.FINANCE);
        accounts.invite(ada);

        for (Role role : List.of(Role.ADMIN, Role.ADMIN, Role.TEAM_LEAD, Role.EMPLOYEE)) {
            accounts.update(changed(ada, role, false));
            assertThat(groups(ada))
                    .as("groups of %s", role)
                    .isEqualTo(
                            switch (role) {
                                case ADMIN -> List.of("admin");
                                case FINANCE -> List.of("finance");
                                case TEAM_LEAD -> List.of("team-lead");
                                case EMPLOYEE -> List.of();
                            });
        }
    }

    @Test
    void theAccountIsDisabledAndEnabledWithThePerson() {
        User ada = person(Role.EMPLOYEE);
        accounts.invite(ada);

        accounts.update(changed(ada, Role.EMPLOYEE, true));
        accounts.update(changed(ada, Role.EMPLOYEE, true));
        assertThat(get(ada).enabled()).isFalse();

        accounts.update(ada);
        assertThat(get(ada).enabled()).isTrue();
    }

    @Test
    void theAccountGoesWithThePersonAndCanBeMadeAgain() {
        User ada = person(Role.ADMIN);
        accounts.invite(ada);

        accounts.delete(ada);
        accounts.delete(ada);
        accounts.update(ada);
        assertThat(listed(ada)).isEmpty();

        accounts.invite(ada);
        assertThat(groups(ada)).containsExactly("admin");
    }

    private static User person(Role role) {
        String name = "ada." + UUID.randomUUID();
        return new User(
                new UserId("ada"),
                new EmailAddress(name + "@example.com"),
                "Ada Example",
                role,
                new TeamId("default"),
                false,
                Instant.EPOCH,
                1);
    }

    private static User changed(User user, Role role, boolean disabled) {
        return new User(
                user.id(),
                user.email(),
                user.name(),
                role,
                user.teamId(),
                disabled,
                user.createdAt(),
                user.version() + 1);
    }

    private static AdminGetUserResponse get(User user) {
        return cognito.adminGetUser(of -> of.userPoolId(pool).username(user.email().value()));
    }

    private static List<UserType> listed(User user) {
        return cognito.listUsers(
                        of -> of.userPoolId(pool).filter("email = \"" + user.email() + "\""))
                .users();
    }

    private static List<String> groups(User user) {
        return cognito
                .adminListGroupsForUser(of -> of.userPoolId(pool).username(user.email().value()))
                .groups()
                .stream()
                .map(GroupType::groupName)
                .toList();
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }
}
