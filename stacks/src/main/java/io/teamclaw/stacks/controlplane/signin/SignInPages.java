package io.teamclaw.stacks.controlplane.signin;

import com.hashicorp.cdktf.providers.aws.cognito_user_pool_domain.CognitoUserPoolDomain;
import io.teamclaw.stacks.Deployment;
import software.constructs.Construct;

/** The pool's hosted pages, at an address of Cognito's own. */
public final class SignInPages extends Construct {
    private final String origin;

    public SignInPages(Construct scope, Deployment deployment, UserPool pool) {
        super(scope, "sign-in-pages");
        // A prefix is taken once in a region, by whatever account comes first.
        String prefix = deployment.names().platform() + "-" + deployment.settings().account();
        CognitoUserPoolDomain domain =
                CognitoUserPoolDomain.Builder.create(this, "domain")
                        .domain(prefix)
                        .userPoolId(pool.id())
                        .build();
        this.origin =
                "https://%s.auth.%s.amazoncognito.com"
                        .formatted(domain.getDomain(), deployment.settings().region());
    }

    /** E.g. {@code https://teamclaw-dev-123456789012.auth.eu-west-1.amazoncognito.com}. */
    public String origin() {
        return origin;
    }
}
