package io.teamclaw.stacks.admin;

import io.teamclaw.config.deploy.IdentityProvider;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.Part;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.SharedValues;
import io.teamclaw.stacks.cost.WorkspacePrice;
import java.util.Map;
import java.util.TreeMap;

/** What the portal learns from its environment variables. No secret is among them. */
final class AdminEnvironment {
    /** Spring's names: the pool is the OIDC provider {@code cognito}. */
    private static final String SIGN_IN = "SPRING_SECURITY_OAUTH2_CLIENT_";

    private AdminEnvironment() {}

    static Map<String, String> of(Deployment deployment, SharedValues shared, int port) {
        Map<String, String> variables = new TreeMap<>(signIn(deployment, shared));
        variables.putAll(WorkspacePrice.variable(deployment.settings()));
        variables.put("TEAMCLAW_ENVIRONMENT", deployment.settings().environment().value());
        variables.put("TEAMCLAW_PORT", Integer.toString(port));
        variables.put("TEAMCLAW_PUBLIC_ORIGIN", shared.read(Parameter.PUBLIC_ORIGIN));
        variables.put("TEAMCLAW_LIFECYCLE_FUNCTION", shared.read(Parameter.LIFECYCLE_FUNCTION_ARN));
        variables.put("TEAMCLAW_CLUSTER", deployment.names().platform());
        variables.put("TEAMCLAW_KEY_POOL_SECRET", deployment.names().keyPoolSecret());
        variables.put("TEAMCLAW_USER_POOL", shared.read(Parameter.USER_POOL_ID));
        variables.put("TEAMCLAW_WORKSPACE_LOGS", deployment.names().logGroup(Part.WORKSPACES));
        variables.put(
                "ALLOWED_DOMAINS",
                String.join(",", deployment.settings().signIn().allowedDomains()));
        // Whose word on an e-mail address counts, beside the pool's own.
        variables.put(
                "IDENTITY_PROVIDER",
                deployment
                        .settings()
                        .signIn()
                        .identityProvider()
                        .map(IdentityProvider::name)
                        .orElse(""));
        variables.put(
                "IDLE_MINUTES",
                Long.toString(deployment.settings().workspace().idle().toMinutes()));
        // CloudFront and the load balancer stand in front: links follow x-forwarded-*.
        variables.put("SERVER_FORWARDHEADERSSTRATEGY", "framework");
        // Without a domain CloudFront talks HTTP to the load balancer, and that is what those
        // headers then say; people come by HTTPS always.
        variables.put("SERVER_SERVLET_SESSION_COOKIE_SECURE", "true");
        // The rest is for threads, class data and buffers. A portal without memory is replaced.
        variables.put("JAVA_TOOL_OPTIONS", "-XX:MaxRAMPercentage=65 -XX:+ExitOnOutOfMemoryError");
        return variables;
    }

    private static Map<String, String> signIn(Deployment deployment, SharedValues shared) {
        String registration = SIGN_IN + "REGISTRATION_COGNITO_";
        return Map.of(
                SIGN_IN + "PROVIDER_COGNITO_ISSUERURI",
                "https://cognito-idp.%s.amazonaws.com/%s"
                        .formatted(
                                deployment.settings().region(),
                                shared.read(Parameter.USER_POOL_ID)),
                registration + "CLIENTID",
                shared.read(Parameter.USER_POOL_CLIENT_ID),
                // A public client: PKCE proves who asks, there is no secret.
                registration + "CLIENTAUTHENTICATIONMETHOD",
                "none",
                // Not from x-forwarded-proto either: Cognito leads back to this one address only.
                registration + "REDIRECTURI",
                shared.read(Parameter.PUBLIC_ORIGIN) + "/login/oauth2/code/cognito",
                registration + "SCOPE",
                "openid,email,profile",
                // Spring knows nothing of Cognito's sign-out, which is at this address.
                "TEAMCLAW_SIGN_IN_ORIGIN",
                shared.read(Parameter.SIGN_IN_ORIGIN));
    }
}
