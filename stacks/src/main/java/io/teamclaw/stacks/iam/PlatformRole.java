package io.teamclaw.stacks.iam;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.iam_role.IamRole;
import com.hashicorp.cdktf.providers.aws.iam_role_policy.IamRolePolicy;
import io.teamclaw.config.iam.PolicyDocument;
import io.teamclaw.config.iam.Statement;
import io.teamclaw.stacks.Deployment;
import software.constructs.Construct;

/** A role of the platform: one trust policy, one policy, nothing attached from elsewhere. */
public final class PlatformRole extends Construct {
    private final IamRole role;
    private final IamRolePolicy policy;

    /**
     * @param part names the role: {@code teamclaw-{part}-{environment}} below {@code
     *     /teamclaw/{environment}/}
     */
    public PlatformRole(
            Construct scope,
            String id,
            Deployment deployment,
            String part,
            PolicyDocument trust,
            PolicyDocument permissions) {
        super(scope, id);
        this.role =
                IamRole.Builder.create(this, "role")
                        .name(deployment.names().of(part))
                        .path(deployment.names().rolePath())
                        .assumeRolePolicy(PolicyJson.of(trust))
                        .build();
        this.policy =
                IamRolePolicy.Builder.create(this, "policy")
                        .name(part)
                        .role(role.getName())
                        .policy(PolicyJson.of(permissions))
                        .build();
    }

    /** Trust in Lambda, which names no account when it takes on a function's role. */
    public static PolicyDocument trustInLambda() {
        return PolicyDocument.of(
                Statement.allow("Lambda")
                        .to("Service", "lambda.amazonaws.com")
                        .actions("sts:AssumeRole"));
    }

    /**
     * Trust in an AWS service that says for which account it works, e.g. {@code
     * ecs-tasks.amazonaws.com}.
     */
    public static PolicyDocument trustIn(String service, Deployment deployment) {
        return PolicyDocument.of(
                Statement.allow("ServiceForThisAccount")
                        .to("Service", service)
                        .actions("sts:AssumeRole")
                        .when(
                                "StringEquals",
                                "aws:SourceAccount",
                                deployment.settings().account()));
    }

    public String arn() {
        return role.getArn();
    }

    /**
     * What to depend on for whoever needs the role's permissions at birth and until its end: a role
     * alone grants nothing.
     */
    public ITerraformDependable permissions() {
        return policy;
    }
}
