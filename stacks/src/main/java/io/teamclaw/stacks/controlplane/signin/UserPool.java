package io.teamclaw.stacks.controlplane.signin;

import com.hashicorp.cdktf.providers.aws.cognito_user_group.CognitoUserGroup;
import com.hashicorp.cdktf.providers.aws.cognito_user_pool.CognitoUserPool;
import com.hashicorp.cdktf.providers.aws.cognito_user_pool.CognitoUserPoolAccountRecoverySetting;
import com.hashicorp.cdktf.providers.aws.cognito_user_pool.CognitoUserPoolAccountRecoverySettingRecoveryMechanism;
import com.hashicorp.cdktf.providers.aws.cognito_user_pool.CognitoUserPoolAdminCreateUserConfig;
import com.hashicorp.cdktf.providers.aws.cognito_user_pool.CognitoUserPoolLambdaConfig;
import com.hashicorp.cdktf.providers.aws.cognito_user_pool.CognitoUserPoolPasswordPolicy;
import com.hashicorp.cdktf.providers.aws.cognito_user_pool.CognitoUserPoolSoftwareTokenMfaConfiguration;
import com.hashicorp.cdktf.providers.aws.cognito_user_pool.CognitoUserPoolUserAttributeUpdateSettings;
import com.hashicorp.cdktf.providers.aws.cognito_user_pool.CognitoUserPoolUsernameConfiguration;
import com.hashicorp.cdktf.providers.aws.cognito_user_pool.CognitoUserPoolVerificationMessageTemplate;
import io.teamclaw.config.names.PortalGroup;
import io.teamclaw.stacks.Deployment;
import java.util.List;
import software.constructs.Construct;

/** The company's people: e-mail address and password, a second factor for those who want one. */
public final class UserPool extends Construct {
    /** Groups of the pool; who is in none is an employee. The portal takes its roles from them. */
    public static final List<String> GROUPS = PortalGroup.names();

    private final CognitoUserPool pool;

    /**
     * @param preSignUpArn function that says who may have an account
     */
    public UserPool(Construct scope, Deployment deployment, String preSignUpArn) {
        super(scope, "user-pool");
        this.pool =
                CognitoUserPool.Builder.create(this, "pool")
                        .name(deployment.names().platform())
                        .usernameAttributes(List.of("email"))
                        .usernameConfiguration(
                                CognitoUserPoolUsernameConfiguration.builder()
                                        .caseSensitive(false)
                                        .build())
                        .autoVerifiedAttributes(List.of("email"))
                        .userAttributeUpdateSettings(
                                CognitoUserPoolUserAttributeUpdateSettings.builder()
                                        .attributesRequireVerificationBeforeUpdate(List.of("email"))
                                        .build())
                        .verificationMessageTemplate(
                                CognitoUserPoolVerificationMessageTemplate.builder()
                                        .defaultEmailOption("CONFIRM_WITH_CODE")
                                        .build())
                        .adminCreateUserConfig(
                                CognitoUserPoolAdminCreateUserConfig.builder()
                                        .allowAdminCreateUserOnly(false)
                                        .build())
                        .passwordPolicy(passwords())
                        .mfaConfiguration("OPTIONAL")
                        .softwareTokenMfaConfiguration(
                                CognitoUserPoolSoftwareTokenMfaConfiguration.builder()
                                        .enabled(true)
                                        .build())
                        .accountRecoverySetting(recoveryByMail())
                        .lambdaConfig(
                                CognitoUserPoolLambdaConfig.builder()
                                        .preSignUp(preSignUpArn)
                                        .build())
                        .deletionProtection(
                                deployment.settings().deletionProtection() ? "ACTIVE" : "INACTIVE")
                        .build();
        GROUPS.forEach(this::group);
    }

    public String id() {
        return pool.getId();
    }

    public String arn() {
        return pool.getArn();
    }

    /** Who signs the pool's tokens, as their {@code iss} says it. */
    public String issuer() {
        return "https://" + pool.getEndpoint();
    }

    private void group(String name) {
        CognitoUserGroup.Builder.create(this, name).name(name).userPoolId(pool.getId()).build();
    }

    private static CognitoUserPoolPasswordPolicy passwords() {
        return CognitoUserPoolPasswordPolicy.builder()
                .minimumLength(12)
                .requireLowercase(true)
                .requireUppercase(true)
                .requireNumbers(true)
                .requireSymbols(false)
                .temporaryPasswordValidityDays(7)
                .build();
    }

    private static CognitoUserPoolAccountRecoverySetting recoveryByMail() {
        return CognitoUserPoolAccountRecoverySetting.builder()
                .recoveryMechanism(
                        List.of(
                                CognitoUserPoolAccountRecoverySettingRecoveryMechanism.builder()
                                        .name("verified_email")
                                        .priority(1)
                                        .build()))
                .build();
    }
}
