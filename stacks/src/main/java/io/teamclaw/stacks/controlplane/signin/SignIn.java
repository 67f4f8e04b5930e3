package io.teamclaw.stacks.controlplane.signin;

import io.teamclaw.config.deploy.IdentityProvider;
import io.teamclaw.config.deploy.Routing;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.SharedValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.constructs.Construct;

/** How people come in: pool, pages, the company's own provider, and the portal as their client. */
public final class SignIn extends Construct {
    private final UserPool pool;
    private final PortalClient client;
    private final SignInPages pages;
    private final Optional<BalancerClient> balancer;

    /**
     * @param preSignUpArn function that says who may have an account
     */
    public SignIn(
            Construct scope, Deployment deployment, String preSignUpArn, SharedValues shared) {
        super(scope, "sign-in");
        this.pool = new UserPool(this, deployment, preSignUpArn);
        this.pages = new SignInPages(this, deployment, pool);
        String publicOrigin = shared.read(Parameter.PUBLIC_ORIGIN);
        List<String> providers = providers(deployment.settings().signIn().identityProvider());
        this.client = new PortalClient(this, deployment, pool, publicOrigin, providers);
        this.balancer =
                deployment.settings().routing() == Routing.ALB
                        ? Optional.of(
                                new BalancerClient(this, deployment, pool, publicOrigin, providers))
                        : Optional.empty();
    }

    public UserPool pool() {
        return pool;
    }

    public String clientId() {
        return client.id();
    }

    public SignInPages pages() {
        return pages;
    }

    /** Id of the load balancer as a client, where its rules sign people in. */
    public Optional<String> balancerClientId() {
        return balancer.map(BalancerClient::id);
    }

    private List<String> providers(Optional<IdentityProvider> company) {
        List<String> names = new ArrayList<>(List.of("COGNITO"));
        company.ifPresent(settings -> names.add(new CompanyProvider(this, pool, settings).name()));
        return names;
    }
}
