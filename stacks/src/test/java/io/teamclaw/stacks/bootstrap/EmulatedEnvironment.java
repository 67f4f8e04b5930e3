package io.teamclaw.stacks.bootstrap;

import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.config.names.ResourceNames;
import io.teamclaw.stacks.aws.AwsAccess;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** An environment in an emulated account: bootstraps it and tells what is there. */
record EmulatedEnvironment(EmulatedAccount account, DeploySettings settings) {

    /** What bootstrap tells. */
    String bootstrap() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (AwsAccess caller =
                account.access(settings.region(), AwsBasicCredentials.create("test", "test"))) {
            Bootstrap.run(settings, caller, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    ResourceNames names() {
        return new ResourceNames(settings);
    }

    String bucket() {
        return names().bucket("state");
    }

    /** Name of the parameter of the session's public keys. */
    String publicKeys() {
        return "/tc/" + settings.environment() + "/session/publicKeys";
    }

    String value(String secret) {
        return account.aws()
                .secrets()
                .getSecretValue(request -> request.secretId(secret))
                .secretString();
    }

    /** The value before the current one. */
    String previous(String secret) {
        return account.aws()
                .secrets()
                .getSecretValue(request -> request.secretId(secret).versionStage("AWSPREVIOUS"))
                .secretString();
    }
}
