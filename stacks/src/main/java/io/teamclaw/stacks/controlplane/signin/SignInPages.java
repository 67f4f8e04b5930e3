package io.teamclaw.stacks.controlplane.signin;

import com.hashicorp.cdktf.providers.aws.cognito_user_pool_domain.CognitoUserPoolDomain;
import io.teamclaw.stacks.Deployment;
import software.constructs.Construct;

/** The pool's hosted pages, at an address of Cognito's own. */
public final class SignInPages extends Construct {
    private final Deployment deployment;
    private final CognitoUserPoolDomain domain;

    public SignInPages(Construct scope, Deployment deployment, UserPool pool) {
        super(scope, "sign-in-pages");
        this.deployment = deployment;
        // A prefix is taken once in a region, by whatever account comes first.
        String prefix = deployment.names().platform() + "-" + deployment.settings().account();
        this.domain =
                CognitoUserPoolDomain.Builder.create(this, "domain")
                        .domain(prefix)
                        .userPoolId(pool.id())
                        .build();
    }

    /** As the load balancer wants it, e.g. {@code teamclaw-dev-123456789012}. */
    public String prefix() {
        return domain.getDomain();
    }

    /** E.g. {@code https://teamclaw-dev-123456789012.auth.eu-west-1.amazoncognito.com}. */
    public String origin() {
        return "https://%s.auth.%s.amazoncognito.com"
                .formatted(prefix(), deployment.settings().region());
    }
}
