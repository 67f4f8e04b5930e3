package io.teamclaw.lifecycle.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.lifecycle.aws.AwsClients;
import io.teamclaw.lifecycle.aws.Variables;
import io.teamclaw.lifecycle.records.RecordsOnly;
import io.teamclaw.lifecycle.registration.CompanyIdentity;
import io.teamclaw.lifecycle.registration.Registration;
import io.teamclaw.lifecycle.registration.SignInRefusedException;
import io.teamclaw.lifecycle.registration.SignInRefusedException.Kind;
import io.teamclaw.lifecycle.registration.SignedIn;
import io.teamclaw.lifecycle.remote.RemoteWorkspaces;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.settings.PlatformRules;
import io.teamclaw.lifecycle.users.UserStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * {@code POST /user/session}: tells a signed-in person where their workspace is and has it started,
 * behind an HTTP API with a JWT authorizer (payload format 2.0). Who calls for the first time with
 * an address of an allowed domain is added. To be called again every few seconds until the state is
 * {@code running}. The body may be left out; {@code {"retry": true}} starts again at once what has
 * just failed, else that is tried again after a minute.
 *
 * <pre>{@code
 * 200 {"state": "starting", "phase": "machine", "url": "https://team.example.com/u/ada-x3k9fz/",
 *      "estimateSeconds": 75}
 *      besides "position" while it waits in line, "cause" where the last start failed
 * 401 {"error": {"kind": "not-signed-in", "message": "..."}}
 * 403 kinds: not-verified, foreign-domain, blocked, disabled
 * 503 kind: unavailable
 * }</pre>
 *
 * <p>Environment: {@code TEAMCLAW_ENVIRONMENT}, {@code ALLOWED_DOMAINS}, {@code PUBLIC_ORIGIN},
 * {@code LIFECYCLE_FUNCTION_ARN}, {@code IDENTITY_PROVIDER}: the name of the company's own in the
 * pool, empty where there is none.
 */
public final class UserSessionHandler implements RequestStreamHandler {
    private static final Logger LOG = System.getLogger(UserSessionHandler.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Where the API's authorizer puts what it found in the id token, which it has checked ("Control
     * access to HTTP APIs with JWT authorizers").
     */
    private static final String CLAIMS = "/requestContext/authorizer/jwt/claims";

    /** Idle times are the sweep's business. */
    private static final Duration NO_IDLE_TIME = Duration.ZERO;

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 503;

    private final CompanyIdentity company;
    private final Registration registration;
    private final UserSessions sessions;
    private final FunctionLogs logs;

    /** For Lambda, which makes one for all of its calls. */
    public UserSessionHandler() {
        this(AwsClients.quick(DynamoDbClient.builder()), Variables.ofProcess().environment());
    }

    private UserSessionHandler(DynamoDbClient dynamoDb, String environment) {
        this(
                CompanyIdentity.of(Variables.ofProcess().required("IDENTITY_PROVIDER")),
                new Registration(
                        new UserStore(dynamoDb, environment),
                        new ConfigStore(dynamoDb, environment),
                        domains(Variables.ofProcess().required("ALLOWED_DOMAINS"))),
                new UserSessions(
                        RecordsOnly.workspaces(dynamoDb, environment, Clock.systemUTC(), () -> {}),
                        new RemoteWorkspaces(
                                        AwsClients.quick(LambdaClient.builder()),
                                        Variables.ofProcess()
                                                .required(Parameter.LIFECYCLE_FUNCTION_ARN))
                                ::start,
                        new PlatformRules(
                                        new ConfigStore(dynamoDb, environment),
                                        NO_IDLE_TIME,
                                        Clock.systemUTC())
                                ::startsAtOnce,
                        Variables.ofProcess().required(Parameter.PUBLIC_ORIGIN),
                        Clock.systemUTC()),
                FunctionLogs.install(environment));
    }

    UserSessionHandler(
            CompanyIdentity company,
            Registration registration,
            UserSessions sessions,
            FunctionLogs logs) {
        this.company = company;
        this.registration = registration;
        this.sessions = sessions;
        this.logs = logs;
    }

    /**
     * @param domains separated by commas
     */
    static Set<String> domains(String domains) {
        return PreSignUpHandler.policy(domains).allowedDomains();
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        logs.begin(context);
        JSON.writeValue(output, answer(input));
    }

    private ObjectNode answer(InputStream input) throws IOException {
        try {
            JsonNode event = JSON.readTree(input);
            var user = registration.find(SignedIn.of(event.at(CLAIMS), company));
            logs.about(user.id());
            return response(OK, sessions.open(user, RetryWish.of(event)));
        } catch (JsonProcessingException e) {
            return refusal(UNAUTHORIZED, Kind.NOT_SIGNED_IN.wireValue(), "Sign in first.");
        } catch (SignInRefusedException e) {
            int status = e.kind() == Kind.NOT_SIGNED_IN ? UNAUTHORIZED : FORBIDDEN;
            return refusal(status, e.kind().wireValue(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The session could not be opened", e);
            return refusal(
                    UNAVAILABLE,
                    "unavailable",
                    "TeamClaw could not look after your workspace. Try again in a minute; if that"
                            + " happens again, tell your administrator.");
        }
    }

    private static ObjectNode refusal(int status, String kind, String message) {
        LOG.log(Level.INFO, "Refused a session: {0}", kind);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("kind", kind).put("message", message);
        return response(status, body);
    }

    private static ObjectNode response(int status, ObjectNode body) {
        ObjectNode response = JsonNodeFactory.instance.objectNode().put("statusCode", status);
        Map.of("content-type", "application/json", "cache-control", "no-store")
                .forEach(response.putObject("headers")::put);
        return response.put("body", body.toString());
    }
}
