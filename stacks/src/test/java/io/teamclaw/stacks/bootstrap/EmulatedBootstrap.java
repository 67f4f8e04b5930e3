package io.teamclaw.stacks.bootstrap;

import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.stacks.aws.AwsAccess;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The bootstrap of an account that an emulator plays. */
public final class EmulatedBootstrap {
    private EmulatedBootstrap() {}

    public static void run(DeploySettings settings, URI endpoint) {
        StaticCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
        try (AwsAccess aws = AwsAccess.of(settings.region(), credentials, Optional.of(endpoint))) {
            Bootstrap.run(settings, aws, new PrintStream(OutputStream.nullOutputStream()));
        }
    }
}
