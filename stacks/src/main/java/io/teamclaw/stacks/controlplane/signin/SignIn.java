package io.teamclaw.stacks.controlplane.signin;

import io.teamclaw.config.deploy.IdentityProvider;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.SharedValues;
import io.teamclaw.stacks.controlplane.functions.PreSignUpFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.constructs.Construct;

/** How people come in: pool, pages, the company's own provider, and the portal as their client. */
public final class SignIn extends Construct {
    private final UserPool pool;
    private final PortalClient client;
    private final SignInPages pages;

    public SignIn(
            Construct scope,
            Deployment deployment,
            PreSignUpFunction preSignUp,
            SharedValues shared) {
        super(scope, "sign-in");
        this.pool = new UserPool(this, deployment, preSignUp.aliasArn());
        preSignUp.allowPool(pool.arn());
        this.pages = new SignInPages(this, deployment, pool);
        this.client =
                new PortalClient(
                        this,
                        deployment,
                        pool,
                        shared.read(Parameter.PUBLIC_ORIGIN),
                        providers(deployment.settings().signIn().identityProvider()));
    }

    public UserPool pool() {
        return pool;
    }

    public String clientId() {
        return client.id();
    }

    /** Base address of the hosted pages. */
    public String pagesOrigin() {
        return pages.origin();
    }

    private List<String> providers(Optional<IdentityProvider> company) {
        List<String> names = new ArrayList<>(List.of("COGNITO"));
        company.ifPresent(settings -> names.add(new CompanyProvider(this, pool, settings).name()));
        return names;
    }
}
