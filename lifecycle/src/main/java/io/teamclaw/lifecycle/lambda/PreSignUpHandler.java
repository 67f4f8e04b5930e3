package io.teamclaw.lifecycle.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.lifecycle.aws.AwsClients;
import io.teamclaw.lifecycle.aws.Variables;
import io.teamclaw.lifecycle.users.AddressState;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.SignUpPolicy;
import io.teamclaw.lifecycle.users.UserStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Cognito asks it before an account is made: only addresses of the company's domains pass, as
 * {@link SignUpPolicy} compares them, and none that is blocked.
 *
 * <ul>
 *   <li>Who signs up, and who comes from an identity provider for the first time, needs a listed
 *       domain: a provider such as Google's vouches for everybody's address. The address must not
 *       be blocked either: that of somebody who was deleted for good. Both are refused in the same
 *       words, which tell nobody whose account there was.
 *   <li>Whom an administrator makes in the pool passes with any address: that takes rights in the
 *       AWS account, and is how a guest from outside gets in.
 *   <li>What is none of these, or cannot be read, is refused.
 * </ul>
 *
 * <p>Environment: {@code ALLOWED_DOMAINS}, separated by commas; empty lets nobody sign up. {@code
 * TEAMCLAW_ENVIRONMENT}, for logs.
 */
public final class PreSignUpHandler implements RequestStreamHandler {
    private static final Logger LOG = System.getLogger(PreSignUpHandler.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String NOT_ALLOWED =
            "This e-mail address cannot sign up. Use your address at work; if it is that, or you"
                    + " have had an account, ask your TeamClaw administrator to invite you.";
    private static final String UNREADABLE =
            "Your sign-up could not be checked. Please try again; if it fails again, tell your"
                    + " TeamClaw administrator.";

    /** Whether anybody can have an address; it may fail where it cannot be found out. */
    interface Addresses {
        AddressState stateOf(EmailAddress email);
    }

    private final SignUpPolicy policy;
    private final Addresses addresses;
    private final FunctionLogs logs;

    /** For Lambda. */
    public PreSignUpHandler() {
        this(
                policy(Variables.ofProcess().required("ALLOWED_DOMAINS")),
                new UserStore(
                                AwsClients.quick(DynamoDbClient.builder()),
                                Variables.ofProcess().environment())
                        ::stateOf,
                FunctionLogs.install(Variables.ofProcess().environment()));
    }

    PreSignUpHandler(SignUpPolicy policy, Addresses addresses, FunctionLogs logs) {
        this.policy = policy;
        this.addresses = addresses;
        this.logs = logs;
    }

    /**
     * @param domains separated by commas
     */
    static SignUpPolicy policy(String domains) {
        return new SignUpPolicy(Arrays.stream(domains.split(",")).collect(Collectors.toSet()));
    }

    /** Gives the event back unchanged: Cognito then confirms the address as it always does. */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        logs.begin(context);
        JsonNode event = read(input);
        switch (event.path("triggerSource").asText()) {
            case "PreSignUp_SignUp", "PreSignUp_ExternalProvider" -> check(event);
            case "PreSignUp_AdminCreateUser" ->
                    LOG.log(Level.INFO, "An administrator makes an account; any address passes");
            default -> throw refusal("the event has no known trigger source", UNREADABLE);
        }
        JSON.writeValue(output, event);
    }

    private void check(JsonNode event) {
        EmailAddress email = email(event);
        if (!policy.allows(email)) {
            // Whose domain it is could tell who it is, so the log does not.
            throw refusal("the domain is not on the list", NOT_ALLOWED);
        }
        if (stateOf(email) == AddressState.BLOCKED) {
            throw refusal("the address is blocked", NOT_ALLOWED);
        }
    }

    private AddressState stateOf(EmailAddress email) {
        try {
            return addresses.stateOf(email);
        } catch (SdkException e) {
            LOG.log(Level.WARNING, "The address could not be looked up", e);
            throw refusal("the table of people does not answer", UNREADABLE);
        }
    }

    private static EmailAddress email(JsonNode event) {
        try {
            return new EmailAddress(event.at("/request/userAttributes/email").asText());
        } catch (IllegalArgumentException e) {
            throw refusal("there is no well-formed address", UNREADABLE);
        }
    }

    private static JsonNode read(InputStream input) throws IOException {
        try {
            return JSON.readTree(input);
        } catch (JsonProcessingException e) {
            throw refusal("the event is not JSON", UNREADABLE);
        }
    }

    private static SignUpRefusedException refusal(String why, String shown) {
        LOG.log(Level.INFO, "Sign-up refused: {0}", why);
        return new SignUpRefusedException(shown);
    }
}
