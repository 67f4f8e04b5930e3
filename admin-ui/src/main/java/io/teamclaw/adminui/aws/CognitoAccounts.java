package io.teamclaw.adminui.aws;

import io.teamclaw.adminui.account.MailFailedException;
import io.teamclaw.adminui.account.PoolRoles;
import io.teamclaw.adminui.account.SignInAccounts;
import io.teamclaw.config.names.PortalGroup;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.User;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/**
 * The people of a Cognito pool that has e-mail addresses for names. Who comes by the company's own
 * provider has a profile under another name, which is found by its address.
 */
final class CognitoAccounts implements SignInAccounts {
    private final CognitoIdentityProviderClient cognito;
    private final String pool;

    /**
     * @param pool its id, e.g. {@code eu-west-1_AbCdEf123}
     */
    CognitoAccounts(CognitoIdentityProviderClient cognito, String pool) {
        this.cognito = cognito;
        this.pool = pool;
    }

    /**
     * Cognito's own e-mail says how to sign in. Asked again, it goes out again until they did: the
     * password in it is good for some days only.
     */
    @Override
    public void invite(User user) {
        try {
            create(user, Optional.empty());
        } catch (UsernameExistsException e) {
            if (waitsForFirstSignIn(user.email())) {
                create(user, Optional.of(MessageActionType.RESEND));
            }
        }
        update(user);
    }

    @Override
    public void update(User user) {
        for (String name : names(user.email())) {
            ifThere(
                    () -> {
                        setGroup(name, PoolRoles.groupOf(user.role()));
                        if (user.disabled()) {
                            cognito.adminDisableUser(to -> to.userPoolId(pool).username(name));
                            cognito.adminUserGlobalSignOut(
                                    to -> to.userPoolId(pool).username(name));
                        } else {
                            cognito.adminEnableUser(to -> to.userPoolId(pool).username(name));
                        }
                    });
        }
    }

    @Override
    public void delete(User user) {
        for (String name : names(user.email())) {
            ifThere(
                    () -> {
                        cognito.adminUserGlobalSignOut(to -> to.userPoolId(pool).username(name));
                        cognito.adminDeleteUser(to -> to.userPoolId(pool).username(name));
                    });
        }
    }

    private void create(User user, Optional<MessageActionType> action) {
        try {
            cognito.adminCreateUser(
                    to ->
                            to.userPoolId(pool)
                                    .username(user.email().value())
                                    .desiredDeliveryMediums(DeliveryMediumType.EMAIL)
                                    .messageAction(action.orElse(null))
                                    .userAttributes(
                                            attribute("email", user.email().value()),
                                            attribute("email_verified", "true"),
                                            attribute("name", user.name())));
        } catch (CodeDeliveryFailureException e) {
            throw new MailFailedException("Cognito could not send the invitation", e);
        }
    }

    private boolean waitsForFirstSignIn(EmailAddress email) {
        return cognito.adminGetUser(of -> of.userPoolId(pool).username(email.value())).userStatus()
                == UserStatusType.FORCE_CHANGE_PASSWORD;
    }

    /** Whoever is in no group of ours is an employee. */
    private void setGroup(String name, Optional<PortalGroup> wanted) {
        for (PortalGroup group : PortalGroup.values()) {
            if (wanted.equals(Optional.of(group))) {
                cognito.adminAddUserToGroup(
                        to -> to.userPoolId(pool).username(name).groupName(group.groupName()));
            } else {
                cognito.adminRemoveUserFromGroup(
                        to -> to.userPoolId(pool).username(name).groupName(group.groupName()));
            }
        }
    }

    /** The address is an alias of who has a password; others are listed, with some delay. */
    private List<String> names(EmailAddress email) {
        String filter = "email = \"%s\"".formatted(email.value().replace("\"", "\\\""));
        return Stream.concat(
                        Stream.of(email.value()),
                        cognito
                                .listUsersPaginator(of -> of.userPoolId(pool).filter(filter))
                                .users()
                                .stream()
                                .filter(
                                        user ->
                                                user.userStatus()
                                                        == UserStatusType.EXTERNAL_PROVIDER)
                                .map(UserType::username))
                .toList();
    }

    private static void ifThere(Runnable change) {
        try {
            change.run();
        } catch (UserNotFoundException e) {
            // Gone, or never there: nothing to keep in step.
            return;
        }
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }
}
